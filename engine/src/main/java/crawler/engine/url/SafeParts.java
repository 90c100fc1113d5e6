package crawler.engine.url;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A URL in five parts, each of them escaped so that every common standard accepts it (w3lib's {@code safe_url_string}). */
record SafeParts(String scheme, String authority, String path, String query, String fragment) {
    private static final Set<String> WITH_AUTHORITY = Set.of(
            "",
            "ftp",
            "http",
            "gopher",
            "nntp",
            "telnet",
            "imap",
            "wais",
            "file",
            "mms",
            "https",
            "shttp",
            "snews",
            "prospero",
            "rtsp",
            "rtspu",
            "rsync",
            "svn",
            "svn+ssh",
            "sftp",
            "nfs",
            "git",
            "git+ssh",
            "ws",
            "wss");

    /** Cuts the URL and escapes its parts; the query and the fragment in this charset, the rest in UTF-8. */
    static SafeParts of(String url, Charset charset) {
        return of(url, charset, UrlChars.PATH);
    }

    /** The same with another set of characters that stand unescaped in the fragment. */
    static SafeParts of(String url, Charset charset, UrlChars inFragment) {
        String text = UrlText.trimmed(url);
        int colon = UrlText.schemeEnd(text);
        String scheme = colon < 0 ? "" : UrlText.lower(text.substring(0, colon));
        boolean special = UrlText.isSpecial(scheme);
        int hash = UrlText.indexOf(text, colon + 1, '#', '#');
        int query = Math.min(UrlText.indexOf(text, colon + 1, '?', '?'), hash);
        String rest = text.substring(colon + 1, query);
        String hierarchy = special ? rest.replace('\\', '/') : rest;
        int pathStart = hierarchy.startsWith("//") ? UrlText.indexOf(hierarchy, 2, '/', '/') : 0;
        String authority = pathStart == 0 ? "" : Authority.safe(hierarchy.substring(2, pathStart), url);
        String safePath = escaped(hierarchy.substring(pathStart), StandardCharsets.UTF_8, UrlChars.PATH);
        UrlChars inQuery = special ? UrlChars.SPECIAL_QUERY : UrlChars.PATH;
        String safeQuery = query == hash ? "" : escaped(text.substring(query + 1, hash), charset, inQuery);
        String fragment = hash == text.length() ? "" : escaped(text.substring(hash + 1), charset, inFragment);
        boolean rootMissing = special && safePath.isEmpty() && !safeQuery.isEmpty();
        return new SafeParts(scheme, authority, rootMissing ? "/" : safePath, safeQuery, fragment);
    }

    private static String escaped(String text, Charset charset, UrlChars safe) {
        if (safe.span(text, 0, text.length()) == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        Percent.encode(text, charset, safe, out);
        return out.toString();
    }

    /** The parts put together again; empty queries and fragments leave no mark behind. */
    String joined() {
        StringBuilder url =
                new StringBuilder(scheme.length() + authority.length() + path.length() + query.length() + 8);
        if (!scheme.isEmpty()) {
            url.append(scheme).append(':');
        }
        boolean rooted = path.isEmpty() || path.startsWith("/");
        boolean slashes = path.startsWith("//") || !scheme.isEmpty() && WITH_AUTHORITY.contains(scheme) && rooted;
        if (!authority.isEmpty() || slashes) {
            url.append("//").append(authority);
        }
        url.append(!authority.isEmpty() && !rooted ? "/" : "").append(path);
        if (!query.isEmpty()) {
            url.append('?').append(query);
        }
        if (!fragment.isEmpty()) {
            url.append('#').append(fragment);
        }
        return url.toString();
    }
}
