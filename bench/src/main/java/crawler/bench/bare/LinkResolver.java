package crawler.bench.bare;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Turns the links of one page into absolute URLs without fragment, on a short way for the plain ones: "/path",
 * "path/name" and "http://same.host/path" in characters that need no escaping. OkHttp resolves all others.
 */
final class LinkResolver {
    private static final boolean[] PLAIN = plain();

    private final HttpUrl base;
    private final String origin;
    private final String directory;

    LinkResolver(String base) {
        this.base = HttpUrl.get(base);
        String text = this.base.toString();
        int path = text.indexOf('/', text.indexOf("//") + 2);
        int query = text.indexOf('?');
        this.origin = text.substring(0, path);
        this.directory = text.substring(0, text.lastIndexOf('/', query < 0 ? text.length() : query) + 1);
    }

    /** The absolute URL; empty for what leads to no other page by http(s): "#top", "mailto:...", what cannot be parsed. */
    Optional<String> resolve(String href) {
        int hash = href.indexOf('#');
        String link = hash < 0 ? href : href.substring(0, hash);
        if (link.isEmpty()) {
            return Optional.empty();
        }
        if (isPlain(link)) {
            if (link.charAt(0) == '/') {
                return Optional.of(origin.concat(link));
            }
            if (link.indexOf(':') < 0 && link.charAt(0) != '?') {
                return Optional.of(directory.concat(link));
            }
            if (link.startsWith(origin) && link.startsWith("/", origin.length())) {
                return Optional.of(link);
            }
        }
        return Optional.ofNullable(base.resolve(link.strip())).map(HttpUrl::toString);
    }

    /** No character to escape, no "." or ".." segment (nor "%2e"), no "//" in front. */
    private static boolean isPlain(String link) {
        char before = '/';
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c >= 128 || !PLAIN[c] || before == '/' && (c == '.' || c == '%' || c == '/' && i == 1)) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[128];
        for (char c = '!'; c < 127; c++) {
            plain[c] = "\"'<>[\\]^`{|}".indexOf(c) < 0;
        }
        return plain;
    }
}
