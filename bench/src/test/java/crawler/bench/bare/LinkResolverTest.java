package crawler.bench.bare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class LinkResolverTest {
    private static final String BASE = "http://127.0.0.1:8080/a/b/c.html?q=/x";

    private final LinkResolver resolver = new LinkResolver(BASE);

    @Test
    void everyFormOfALinkResolvesAsOkHttpDoes() {
        for (String href : new String[] {
            "/p/1.html",
            "/",
            "d.html",
            "d/e.html",
            "d/",
            "?r=1",
            "/x?y=http://z/",
            "../up.html",
            "../../../up.html",
            "./here.html",
            "d/../e.html",
            "d/./e",
            "/a/../b",
            ".hidden",
            "..",
            ".",
            "//other.host/x",
            "///x",
            "d//e",
            "http://127.0.0.1:8080/same",
            "http://127.0.0.1:8080",
            "http://127.0.0.1:80801/x",
            "HTTP://127.0.0.1:8080/S",
            "https://elsewhere.example/x",
            "http://127.0.0.1:8080/a/../b",
            "a b.html",
            "ü.html",
            "/a\\b",
            "\\x",
            "a:b",
            "x/y:z",
            " /spaced ",
            "/a%20b",
            "/a|b",
            "http:/one",
            "/tab\tin",
            "/.well-known/x",
            "d/%2e%2e/e",
            "/%2E%2E/e"
        }) {
            Optional<String> expected =
                    Optional.ofNullable(HttpUrl.get(BASE).resolve(href)).map(HttpUrl::toString);
            assertEquals(expected, resolver.resolve(href), href);
        }
    }

    @Test
    void theFragmentIsLeftOut() {
        assertEquals(Optional.of("http://127.0.0.1:8080/a/b/d.html"), resolver.resolve("d.html#part"));
        assertEquals(Optional.of("http://127.0.0.1:8080/x"), resolver.resolve("/x#a#b"));
    }

    @Test
    void whatLeadsToNoOtherPageIsNoLink() {
        for (String href :
                new String[] {"", "#", "#top", "mailto:a@b.c", "javascript:void(0)", "ftp://x/y", "http://"}) {
            assertEquals(Optional.empty(), resolver.resolve(href), href);
        }
    }
}
