package crawler.engine.url;

import java.util.Random;

/** Links as pages have them and as nobody should write them, the same ones for the same seed. */
final class RandomLinks {
    private static final String[] NASTY = {
        "/",
        "/",
        "..",
        ".",
        "../",
        "./",
        "//",
        "?",
        "#",
        "%2e",
        "%2E%2e",
        "%41",
        "\\",
        " ",
        "\t",
        "\n",
        "http:",
        "https://",
        "HTTP://",
        "http://shop.test",
        "//shop.test",
        "https://shop.test:8443",
        "///",
        "a",
        "page.html",
        "é",
        "中",
        "Ł",
        "\0",
        "\u007f",
        "😀",
        "mailto:",
        "javascript:void(0)",
        ":",
        "@",
        "[::1]",
        "[",
        ".well-known",
        "...",
        "/%D0%93",
        "a=1&b=2",
        ";p",
        "dir/",
        "\ud800",
        "ftp://f.test",
        "|"
    };
    private static final String[] BASES = {
        "http://shop.test/dir/sub/page.html?q=1#frag",
        "http://shop.test",
        "https://shop.test:8443/a/",
        "http://shop.test?x=/y/",
        "http://shop.test/a/../b/./c\\d",
        "http://shop.test/a//b//",
        "ftp://f.test/x/y",
        "custom://h/p/q?z",
        "javascript:1",
        "",
        "file:///tmp/d/f",
        "file:/tmp",
        "http://ünï.test/ü/ü",
        "HTTP://Shop.test/A",
        "//shop.test/x",
        "/only/path",
        "http://a b/c d/"
    };
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~";

    private final Random random;

    RandomLinks(long seed) {
        random = new Random(seed);
    }

    String base() {
        return BASES[random.nextInt(BASES.length)];
    }

    String nasty() {
        StringBuilder link = new StringBuilder(random.nextInt(4) == 0 ? ordinary() : "");
        for (int n = random.nextInt(9); n > 0; n--) {
            link.append(NASTY[random.nextInt(NASTY.length)]);
        }
        return link.toString();
    }

    /** A link that browsers, OkHttp and we agree on: nothing in it has to be escaped. */
    String ordinary() {
        String start = new String[] {
                    "", "/", "../", "../../", "./", "//o.test/", "http://o.test/", "https://shop.test/", "?"
                }
                [random.nextInt(9)];
        StringBuilder link = new StringBuilder(start);
        for (int n = random.nextInt(6); n > 0; n--) {
            link.append(name()).append(n > 1 && !start.equals("?") ? "/" : "");
        }
        if (random.nextInt(4) == 0) {
            link.append(start.equals("?") ? "&" : "?")
                    .append(name())
                    .append('=')
                    .append(name());
        }
        return random.nextInt(4) == 0 ? link.append('#').append(name()).toString() : link.toString();
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int n = 1 + random.nextInt(12); n > 0; n--) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
