package crawler.engine.url;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A URL fit to be sent: what must be escaped is, what is escaped stays (w3lib's {@code safe_url_string}).
 *
 * <p>Scheme and host become lower case, an international host becomes punycode, backslashes become slashes, and an empty query
 * or fragment goes. Dot segments stay. A URL without a scheme is escaped as well; see {@link UrlParts#isAbsolute}.
 */
public final class SafeUrl {
    private SafeUrl() {}

    /**
     * The safe form of the URL; the very same string when nothing has to change.
     *
     * @throws InvalidUrlException when port or IPv6 host are malformed
     */
    public static String of(String url) {
        return of(url, StandardCharsets.UTF_8);
    }

    /**
     * {@link #of(String, Charset)} for a URL that a request is made of.
     *
     * @throws InvalidUrlException also when it has no scheme
     */
    public static String absolute(String url, Charset queryEncoding) {
        return verbatim(of(url, queryEncoding));
    }

    /** A URL that a request is made of as it is. @throws InvalidUrlException when it has no scheme */
    public static String verbatim(String url) {
        if (!UrlParts.isAbsolute(url)) {
            throw new InvalidUrlException(
                    url, "it has no scheme such as https://; a link of a page becomes absolute with page.join(link)");
        }
        return url;
    }

    /** As {@link #of(String)} for a link of a page in this charset: as in browsers, its query is escaped in the charset's bytes. */
    public static String of(String url, Charset queryEncoding) {
        return isSafe(url) ? url : SafeParts.of(url, queryEncoding).joined();
    }

    /** Whether the URL is of http or https, and safe as it stands; errs on the side of no. */
    static boolean isSafe(String url) {
        int path = plainPathStart(url);
        if (path < 0) {
            return false;
        }
        int end = url.length();
        int query = spanUntilQuestion(url, path);
        if (query == end) {
            return true;
        }
        int hash = query;
        if (url.charAt(query) == '?') {
            hash = UrlChars.SPECIAL_QUERY.span(url, query + 1, end);
            if (hash == query + 1 || path == query) {
                return false;
            }
        }
        return hash == end
                || url.charAt(hash) == '#' && hash + 1 < end && UrlChars.PATH.span(url, hash + 1, end) == end;
    }

    private static int spanUntilQuestion(String url, int from) {
        int i = from;
        while (i < url.length() && url.charAt(i) != '?' && UrlChars.PATH.has(url.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Where the path starts, when all before it is in the simplest form; -1 when it is not. */
    static int plainPathStart(String url) {
        int host = url.startsWith("http://") ? 7 : url.startsWith("https://") ? 8 : -1;
        if (host < 0) {
            return -1;
        }
        int i = host;
        while (i < url.length() && isPlainInHost(url.charAt(i))) {
            i++;
        }
        if (i == host) {
            return -1;
        }
        int end = i < url.length() && url.charAt(i) == ':' ? plainPortEnd(url, i + 1) : i;
        boolean ends = end == url.length() || end >= 0 && "/?#".indexOf(url.charAt(end)) >= 0;
        return ends ? end : -1;
    }

    private static boolean isPlainInHost(char c) {
        return c >= 'a' && c <= 'z' || UrlText.isDigit(c) || c == '.' || c == '-' || c == '_';
    }

    private static int plainPortEnd(String url, int from) {
        int i = from;
        while (i < url.length() && i < from + 4 && UrlText.isDigit(url.charAt(i))) {
            i++;
        }
        return i == from || url.charAt(from) == '0' ? -1 : i;
    }
}
