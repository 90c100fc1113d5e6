package crawler.engine.url;

/**
 * The URL that the links of a page are relative to, parsed once.
 *
 * <p>Links resolve as in browsers (WHATWG URL), with two of Scrapy's answers: the empty link is the base itself, fragment
 * included, and "//" with no host behind it is taken for a path. Nothing is escaped and no host is rewritten:
 * that is {@link SafeUrl}'s and {@link CanonicalUrl}'s work, which only new links need.
 */
public final class BaseUrl {
    private final String text;
    private final String scheme;
    private final boolean hierarchical;
    private final String schemePart;
    private final String origin;
    private final String directory;
    private final String page;
    private final String document;

    private BaseUrl(String text) {
        this.text = text;
        int colon = UrlText.schemeEnd(text);
        this.scheme = colon < 0 ? "" : UrlText.lower(text.substring(0, colon));
        this.schemePart = colon < 0 ? "" : scheme + ":";
        int hash = UrlText.indexOf(text, colon + 1, '#', '#');
        int query = Math.min(UrlText.indexOf(text, colon + 1, '?', '?'), hash);
        boolean authority = isSlash(text, colon + 1, scheme) && isSlash(text, colon + 2, scheme);
        int pathStart = authority ? Math.min(UrlText.authorityEnd(text, colon + 3), query) : colon + 1;
        boolean file = scheme.equals("file") && isSlash(text, pathStart, scheme);
        this.hierarchical = authority || file;
        this.origin = schemePart + (authority ? "//" + text.substring(colon + 3, pathStart) : file ? "//" : "");
        String path = OddLink.walked(text.substring(pathStart, query), scheme);
        this.page = origin + (path.isEmpty() && hierarchical ? "/" : path);
        this.directory = directory(page, origin.length());
        this.document = pathStart == hash ? origin : page + text.substring(query, hash);
    }

    /** The base for links of the page at this URL. Any text will do: against one that is no base, links come back as they are. */
    public static BaseUrl of(String url) {
        return new BaseUrl(UrlText.trimmed(url));
    }

    private static String directory(String page, int from) {
        int slash = page.lastIndexOf('/');
        return slash < from ? page.substring(0, from) + "/" : page.substring(0, slash + 1);
    }

    /** Whether a slash stands there, or a backslash where browsers read one as a slash. */
    static boolean isSlash(String text, int index, String scheme) {
        return UrlText.isSlash(text, index) && (text.charAt(index) == '/' || UrlText.isSpecial(scheme));
    }

    /**
     * The absolute URL of a link, or the link itself (trimmed) when it has another scheme ({@code mailto:}) or this base cannot
     * be built upon ({@code javascript:}). Never fails; a malformed authority is told by {@link SafeUrl}.
     */
    public String resolve(CharSequence href) {
        String link = href.toString();
        Shape shape = shape(link);
        if (shape == Shape.ODD || UrlText.isOdd(link, skipped(shape))) {
            return OddLink.resolve(this, UrlText.trimmed(link));
        }
        return shape == Shape.ABSOLUTE ? link : prefix(shape).concat(link.substring(skipped(shape)));
    }

    /** What a link starts with, and so what of the base it is put behind. */
    enum Shape {
        ABSOLUTE,
        AUTHORITY,
        ROOT,
        QUERY,
        FRAGMENT,
        PATH,
        PARENT,
        GRANDPARENT,
        ODD
    }

    /** The part of this base that a link of this shape is appended to. */
    String prefix(Shape shape) {
        return switch (shape) {
            case AUTHORITY -> schemePart;
            case ROOT -> origin;
            case QUERY -> page;
            case FRAGMENT -> document;
            case PATH -> directory;
            case PARENT -> parent(directory);
            case GRANDPARENT -> parent(parent(directory));
            case ABSOLUTE, ODD -> "";
        };
    }

    /** Where the path of a link with a host starts when that is this base's host, spelt alike; else -1. */
    int afterOrigin(String link, Shape shape) {
        int skipped = shape == Shape.AUTHORITY ? schemePart.length() : 0;
        int length = origin.length() - skipped;
        boolean same = length > 2 && link.regionMatches(0, origin, skipped, length);
        return same && !hasHost(link, length) ? length : -1;
    }

    /** How many characters of a link of this shape the prefix stands for. */
    static int skipped(Shape shape) {
        return shape == Shape.PARENT ? 3 : shape == Shape.GRANDPARENT ? 6 : 0;
    }

    /** The shape of a link that, unless it contains odd characters or dot segments, resolves by appending it to its prefix. */
    Shape shape(String link) {
        if (link.isEmpty() || !hierarchical) {
            return Shape.ODD;
        }
        return switch (link.charAt(0)) {
            case '/' -> startsWithAuthority(link);
            case '?' -> Shape.QUERY;
            case '#' -> Shape.FRAGMENT;
            case 'h' -> link.startsWith("http") ? http(link) : path(link, 0);
            case '.' -> parents(link);
            case '%' -> Shape.ODD;
            default -> path(link, 0);
        };
    }

    private static Shape parents(String link) {
        if (!link.startsWith("../")) {
            return Shape.ODD;
        }
        int rest = link.startsWith("../", 3) ? 6 : 3;
        boolean further = rest < link.length() && (link.charAt(rest) == '.' || link.charAt(rest) == '%');
        return further ? Shape.ODD : rest == 6 ? Shape.GRANDPARENT : Shape.PARENT;
    }

    private String parent(String path) {
        int slash = path.lastIndexOf('/', path.length() - 2);
        return slash < origin.length() ? path : path.substring(0, slash + 1);
    }

    private static Shape startsWithAuthority(String link) {
        if (link.length() < 2 || link.charAt(1) != '/') {
            return Shape.ROOT;
        }
        return hasHost(link, 2) ? Shape.AUTHORITY : Shape.ODD;
    }

    private static Shape http(String link) {
        int afterScheme = link.startsWith("s://", 4) ? 8 : 7;
        if (afterScheme == 7 && !link.startsWith("://", 4)) {
            return path(link, 4);
        }
        return hasHost(link, afterScheme) ? Shape.ABSOLUTE : Shape.ODD;
    }

    private static boolean hasHost(String link, int index) {
        return index < link.length() && !UrlText.endsAuthority(link.charAt(index));
    }

    private static Shape path(String link, int from) {
        for (int i = from; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c == ':') {
                return Shape.ODD;
            }
            if (c == '/' || c == '?' || c == '#') {
                return Shape.PATH;
            }
        }
        return Shape.PATH;
    }

    String text() {
        return text;
    }

    String scheme() {
        return scheme;
    }

    boolean isHierarchical() {
        return hierarchical;
    }
}
