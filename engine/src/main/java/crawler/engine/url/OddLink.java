package crawler.engine.url;

/** How the links resolve that do not by mere appending: other schemes, backslashes, dot segments, missing hosts. */
final class OddLink {
    private OddLink() {}

    static String resolve(BaseUrl base, String link) {
        if (link.isEmpty()) {
            return base.text();
        }
        int colon = UrlText.schemeEnd(link);
        if (colon >= 0) {
            return absolute(base, link, colon);
        }
        return base.isHierarchical() ? relative(base, link) : link;
    }

    private static String absolute(BaseUrl base, String link, int colon) {
        String scheme = UrlText.lower(link.substring(0, colon));
        if (!UrlText.isSpecial(scheme)) {
            return link;
        }
        boolean sameScheme = scheme.equals(base.scheme());
        boolean slashes = UrlText.isSlash(link, colon + 1) && UrlText.isSlash(link, colon + 2);
        if (sameScheme && !slashes) {
            return relative(base, link.substring(colon + 1));
        }
        int host = hostStart(link, colon + 1, scheme);
        if (scheme.equals("file") && !slashes) {
            return link;
        }
        if (UrlText.authorityEnd(link, host) > host || scheme.equals("file")) {
            return scheme + "://" + authorityAndPath(link, host, scheme);
        }
        return sameScheme ? withoutHost(base, link.substring(colon + 3)) : link;
    }

    /** Browsers skip any number of slashes before the host, but a file's host may be empty. */
    private static int hostStart(String link, int from, String scheme) {
        int start = from;
        int end = scheme.equals("file") ? Math.min(from + 2, link.length()) : link.length();
        while (start < end && UrlText.isSlash(link, start)) {
            start++;
        }
        return start;
    }

    private static String authorityAndPath(String link, int host, String scheme) {
        int path = UrlText.authorityEnd(link, host);
        return link.substring(host, path) + walkedWithTail(link.substring(path), scheme);
    }

    private static String relative(BaseUrl base, String link) {
        if (link.isEmpty()) {
            return base.prefix(BaseUrl.Shape.FRAGMENT);
        }
        if (slash(link, 0, base) && slash(link, 1, base)) {
            return schemeRelative(base, link);
        }
        if (link.charAt(0) == '?') {
            return base.prefix(BaseUrl.Shape.QUERY) + link;
        }
        if (link.charAt(0) == '#') {
            return base.prefix(BaseUrl.Shape.FRAGMENT) + link;
        }
        String origin = base.prefix(BaseUrl.Shape.ROOT);
        String directory = base.prefix(BaseUrl.Shape.PATH).substring(origin.length());
        String path = slash(link, 0, base) ? link : directory + link;
        return origin + walkedWithTail(path, base.scheme());
    }

    private static boolean slash(String link, int index, BaseUrl base) {
        return BaseUrl.isSlash(link, index, base.scheme());
    }

    private static String schemeRelative(BaseUrl base, String link) {
        int host = UrlText.isSpecial(base.scheme()) ? hostStart(link, 0, base.scheme()) : 2;
        if (UrlText.authorityEnd(link, host) > host || base.scheme().equals("file")) {
            return base.prefix(BaseUrl.Shape.AUTHORITY) + "//" + authorityAndPath(link, host, base.scheme());
        }
        return withoutHost(base, link.substring(2));
    }

    private static String withoutHost(BaseUrl base, String link) {
        boolean rooted = slash(link, 0, base);
        return rooted ? base.prefix(BaseUrl.Shape.ROOT) + walkedWithTail(link, base.scheme()) : relative(base, link);
    }

    private static String walkedWithTail(String path, String scheme) {
        int end = UrlText.indexOf(path, 0, '?', '#');
        return walked(path.substring(0, end), scheme) + path.substring(end);
    }

    /** A path as browsers walk it, without query and fragment. */
    static String walked(String path, String scheme) {
        if (UrlText.isSpecial(scheme)) {
            return DotSegments.removed(path.replace('\\', '/'));
        }
        return path.startsWith("/") ? DotSegments.removed(path) : path;
    }
}
