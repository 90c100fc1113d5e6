package crawler.engine.url;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The one spelling that stands for all equal spellings of a URL (w3lib's {@code canonicalize_url}).
 *
 * <p>It is safe ({@link SafeUrl}), its query arguments are sorted by name and value, its escapes are in upper case and only where
 * needed, and its fragment is gone. It is for comparing, not for sending: servers may mind the order.
 */
public final class CanonicalUrl {
    private static final Set<String> WITH_PARAMETERS = Set.of(
            "",
            "ftp",
            "hdl",
            "prospero",
            "http",
            "https",
            "shttp",
            "rtsp",
            "rtspu",
            "sip",
            "sips",
            "mms",
            "sftp",
            "tel");

    private CanonicalUrl() {}

    /** The canonical form without fragment; fails as {@link SafeUrl#of(String)}. */
    public static String of(String url) {
        return of(url, false);
    }

    /** The canonical form, with its fragment or without. */
    public static String of(String url, boolean keepFragments) {
        return of(url, keepFragments, StandardCharsets.UTF_8);
    }

    /** The canonical form of a URL whose query is escaped in this charset. */
    public static String of(String url, boolean keepFragments, Charset queryEncoding) {
        if (isCanonical(url)) {
            return url;
        }
        SafeParts safe = SafeParts.of(url, queryEncoding, UrlChars.CANONICAL_FRAGMENT);
        String path = canonicalPath(safe.scheme(), safe.path());
        String query = CanonicalQuery.of(safe.query());
        String fragment = keepFragments ? safe.fragment() : "";
        return new SafeParts(safe.scheme(), lowerHost(safe.authority()), path, query, fragment).joined();
    }

    /** Most new links are canonical as they stand: plain host, a path without escapes, no query. */
    private static boolean isCanonical(String url) {
        int path = SafeUrl.plainPathStart(url);
        if (path < 0 || path == url.length() || url.charAt(path) != '/') {
            return false;
        }
        for (int i = path; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == '%' || c == ';' || c == '?' || !UrlChars.CANONICAL_PATH.has(c)) {
                return false;
            }
        }
        return true;
    }

    private static String lowerHost(String authority) {
        int at = authority.lastIndexOf('@');
        return authority.substring(0, at + 1) + UrlText.lower(authority.substring(at + 1));
    }

    private static String canonicalPath(String scheme, String path) {
        int last = path.lastIndexOf('/') + 1;
        int semicolon = WITH_PARAMETERS.contains(scheme) ? path.indexOf(';', last) : -1;
        if (semicolon < 0) {
            return requoted(path);
        }
        String parameters = semicolon + 1 == path.length() ? "" : path.substring(semicolon);
        return requoted(path.substring(0, semicolon)) + parameters;
    }

    private static String requoted(String path) {
        if (path.isEmpty()) {
            return "/";
        }
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            int octet = Percent.octetAt(path, i);
            if (octet < 0) {
                out.append(path.charAt(i));
                continue;
            }
            i += 2;
            appendUnlessDelimiter(octet, out);
        }
        return out.toString();
    }

    /** An escaped slash or question mark is another path than a bare one, and so stays escaped. */
    private static void appendUnlessDelimiter(int octet, StringBuilder out) {
        if (octet == '/' || octet == '?') {
            Percent.escape(octet, out);
        } else {
            Percent.append(octet, UrlChars.CANONICAL_PATH, out);
        }
    }
}
