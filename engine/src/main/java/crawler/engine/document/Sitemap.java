package crawler.engine.document;

import crawler.engine.select.tree.Nodes;
import crawler.engine.url.BaseUrl;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * A sitemap, or an index of sitemaps, by sitemaps.org. Read entry by entry as they are asked for, and never as a whole;
 * faults are mended as well as can be. For one thread.
 */
public final class Sitemap {
    /** As deep as libxml2 goes; what is deeper becomes a sibling. */
    private static final int DEEPEST = 2048;

    private static final String ROBOTS_FIELD = "sitemap:";

    private final Iterator<Element> elements;
    private final String type;

    private Sitemap(StreamParser parser) {
        this.elements = parser.iterator();
        boolean any = elements.hasNext();
        this.type = Optional.ofNullable(parser.document().firstElementChild())
                .filter(root -> any)
                .map(Sitemap::localName)
                .orElseThrow(() -> new IllegalArgumentException("no sitemap: there is no element in it"));
    }

    /** @throws IllegalArgumentException when there is no element in the text */
    public static Sitemap of(String text) {
        Parser parser = Parser.xmlParser().setMaxDepth(DEEPEST);
        return new Sitemap(new StreamParser(parser).parse(SitemapText.prepared(text), ""));
    }

    /**
     * The absolute URLs of the sitemaps that a robots.txt names.
     *
     * @param robotsUrl where it came from; what they are relative to
     */
    public static List<String> urlsOfRobots(String robots, String robotsUrl) {
        BaseUrl base = BaseUrl.of(robotsUrl);
        return robots.lines()
                .map(String::strip)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(ROBOTS_FIELD))
                .map(line -> base.resolve(line.substring(ROBOTS_FIELD.length()).strip()))
                .toList();
    }

    /** The local name of the top element: {@code urlset}, {@code sitemapindex}, or that of a document of another kind. */
    public String type() {
        return type;
    }

    public boolean isIndex() {
        return type.equals("sitemapindex");
    }

    public boolean isUrlSet() {
        return type.equals("urlset");
    }

    /** What has a {@code loc}; lazy, and to be taken once. */
    public Stream<SitemapEntry> entries() {
        Iterable<Element> rest = () -> elements;
        return StreamSupport.stream(rest.spliterator(), false)
                .filter(Sitemap::isEntry)
                .flatMap(element -> take(element).stream());
    }

    /** Whatever its name is, and those with the right names where an end tag is missing. */
    private static boolean isEntry(Element element) {
        String name = localName(element);
        return isTop(element) || name.equals("url") || name.equals("sitemap");
    }

    /** Whether it stands right below the top element. */
    private static boolean isTop(Element element) {
        Element parent = element.parent();
        return parent != null && parent.parent() instanceof Document;
    }

    private static Optional<SitemapEntry> take(Element element) {
        Optional<SitemapEntry> entry = entry(element);
        if (isTop(element)) { // else what is before it belongs to an entry whose end tag is missing
            for (Node before = element.previousSibling(); before != null; before = element.previousSibling()) {
                before.remove();
            }
        }
        element.empty();
        return entry;
    }

    private static Optional<SitemapEntry> entry(Element element) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> alternates = new ArrayList<>();
        for (Element child : element.children()) {
            String name = localName(child);
            if (name.equals("link")) {
                Optional.of(child.attr("href")).filter(href -> !href.isEmpty()).ifPresent(alternates::add);
            } else {
                fields.put(name, text(child));
            }
        }
        return fields.containsKey("loc") ? Optional.of(new SitemapEntry(fields, alternates)) : Optional.empty();
    }

    /** The text up to the first element; comments do not count. */
    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.firstChild();
                child != null && !(child instanceof Element);
                child = child.nextSibling()) {
            if (child instanceof TextNode node) {
                text.append(node.getWholeText());
            }
        }
        return stripped(text.toString());
    }

    /** Without white space around it, no-break spaces among it, as Python counts. */
    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** A name whose prefix is not declared is all local. */
    private static String localName(Element element) {
        String name = element.tagName();
        int colon = name.indexOf(':');
        return colon < 0 || Nodes.namespace(element, name.substring(0, colon)).isEmpty()
                ? name
                : name.substring(colon + 1);
    }
}
