package crawler.engine.url;

/**
 * Parts of a URL found by scanning for its delimiters, without an object for the whole.
 *
 * <p>Made for URLs as {@link SafeUrl} gives them; on others the answers are those of a browser, and a part that is not there is
 * the empty string. Nothing fails.
 */
public final class UrlParts {
    private UrlParts() {}

    /** Whether a request can be made of the URL: it contains "://" or is of {@code data:} or {@code about:} (Scrapy's rule). */
    public static boolean isAbsolute(String url) {
        return url.contains("://") || url.startsWith("data:") || url.startsWith("about:");
    }

    /** The scheme in lower case, without colon. */
    public static String scheme(String url) {
        return UrlText.lower(url.substring(0, Math.max(0, UrlText.schemeEnd(url))));
    }

    /** The host in lower case; an IPv6 address without its brackets. */
    public static String host(String url) {
        long range = hostRange(url);
        return UrlText.lower(url.substring(start(range), end(range)));
    }

    /** The port that a connection goes to: the one written, else the scheme's, else -1. */
    public static int port(String url) {
        int written = writtenPort(url);
        return written >= 0 ? written : defaultPort(scheme(url));
    }

    /** The usual port of a scheme, or -1 when it is unknown. */
    public static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            default -> -1;
        };
    }

    /** Scheme, host and port as browsers compare them, e.g. {@code https://shop.test}: the usual port is left out (RFC 6454). */
    public static String origin(String url) {
        String host = host(url);
        if (host.isEmpty()) {
            return "";
        }
        String scheme = scheme(url);
        int port = writtenPort(url);
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        String site = scheme + "://" + name;
        return port < 0 || port == defaultPort(scheme) ? site : site + ":" + port;
    }

    /** Whether both have a host and the same origin. */
    public static boolean isSameOrigin(String one, String other) {
        String origin = origin(one);
        return !origin.isEmpty() && origin.equals(origin(other));
    }

    /** What stands before the last "@" of the authority, as written. */
    public static String userInfo(String url) {
        int from = authorityStart(url);
        int at = from < 0 ? -1 : url.lastIndexOf('@', UrlText.authorityEnd(url, from) - 1);
        return at < from || at < 0 ? "" : url.substring(from, at);
    }

    /** The URL for messages: with {@code ***} in the place of user and password. */
    public static String masked(String url) {
        String userInfo = userInfo(url);
        return userInfo.isEmpty() ? url : url.replace(userInfo + "@", "***@");
    }

    /** The path as written, from its first slash up to "?" or "#". */
    public static String path(String url) {
        int authority = authorityStart(url);
        int from = authority < 0 ? UrlText.schemeEnd(url) + 1 : UrlText.authorityEnd(url, authority);
        return url.substring(from, Math.max(from, UrlText.indexOf(url, from, '?', '#')));
    }

    /** The query as written, without its question mark. */
    public static String query(String url) {
        int question = UrlText.indexOf(url, 0, '?', '#');
        if (question == url.length() || url.charAt(question) == '#') {
            return "";
        }
        return url.substring(question + 1, UrlText.indexOf(url, question, '#', '#'));
    }

    /** The fragment as written, without its hash. */
    public static String fragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? "" : url.substring(hash + 1);
    }

    /** The URL up to its fragment; the same string when it has none. */
    public static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    private static int writtenPort(String url) {
        int end = end(hostRange(url));
        int i = end < url.length() && url.charAt(end) == ']' ? end + 1 : end;
        if (i >= url.length() || url.charAt(i) != ':' || authorityStart(url) < 0) {
            return -1;
        }
        int port = -1;
        for (i++; i < url.length() && UrlText.isDigit(url.charAt(i)); i++) {
            port = Math.max(port, 0) * 10 + url.charAt(i) - '0';
            if (port > 65535) {
                return -1;
            }
        }
        return port;
    }

    /** The index behind the "//" of a URL, or -1 when it has no authority. */
    private static int authorityStart(String url) {
        int colon = UrlText.schemeEnd(url);
        return UrlText.isSlash(url, colon + 1) && UrlText.isSlash(url, colon + 2) ? colon + 3 : -1;
    }

    /** Start and end of the host in one word, so that it can be looked at where it stands. */
    static long hostRange(String url) {
        int from = authorityStart(url);
        if (from < 0) {
            return 0;
        }
        int authorityEnd = UrlText.authorityEnd(url, from);
        int host = Math.max(from, url.lastIndexOf('@', authorityEnd - 1) + 1);
        if (host < authorityEnd && url.charAt(host) == '[') {
            int close = url.indexOf(']', host);
            return range(host + 1, close < 0 || close > authorityEnd ? authorityEnd : close);
        }
        return range(host, Math.min(authorityEnd, UrlText.indexOf(url, host, ':', ':')));
    }

    private static long range(int start, int end) {
        return (long) start << 32 | end;
    }

    static int start(long range) {
        return (int) (range >>> 32);
    }

    static int end(long range) {
        return (int) range;
    }
}
