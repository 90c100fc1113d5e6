package crawler.engine.select.css;

import crawler.engine.select.query.BoundedCache;
import crawler.engine.select.tree.AttributeNode;
import crawler.engine.select.tree.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The selectors that nearly all queries on HTML are: one element by name, class, id or attribute, and perhaps its text or
 * an attribute of it ({@code a[href]}, {@code div.quote}, {@code title::text}). One walk over the tree answers them, with
 * what the translation into XPath would answer; everything else is left to that.
 */
public final class PlainCss {
    private static final String NAME = "[_a-zA-Z][_a-zA-Z0-9-]*";
    private static final Pattern PLAIN = Pattern.compile("\\s*(?<tag>[a-zA-Z][a-zA-Z0-9-]*)?(?<parts>(?:[.#]" + NAME
            + "|\\[" + NAME + "])*)(?<pseudo>::text|::attr\\((?<attr>[_a-z][_a-z0-9-]*)\\))?\\s*");
    private static final Pattern PART = Pattern.compile("[.#\\[](" + NAME + ")");
    /** The pattern takes stack for each part. */
    private static final int LONGEST = 500;

    private static final BoundedCache<String, Optional<PlainCss>> KNOWN = new BoundedCache<>(2000);

    private final String tag;
    private final List<Part> parts;
    private final boolean text;
    private final String attribute;

    /** A class, an id or an attribute that an element must have. */
    private record Part(char kind, String name) {
        boolean matches(Element element) {
            return switch (kind) {
                case '.' -> hasWord(element.attr("class"), name);
                case '#' -> element.attr("id").equals(name);
                default -> element.hasAttr(name);
            };
        }
    }

    private PlainCss(Matcher query) {
        this.tag = lower(query.group("tag"));
        this.text = "::text".equals(query.group("pseudo"));
        this.attribute = query.group("attr") == null ? "" : query.group("attr");
        this.parts = new ArrayList<>();
        Matcher part = PART.matcher(query.group("parts"));
        while (part.find()) {
            char kind = query.group("parts").charAt(part.start());
            parts.add(new Part(kind, kind == '[' ? lower(part.group(1)) : part.group(1)));
        }
    }

    /** The query, if it is one of these. Compiled ones are kept; thread-safe. */
    public static Optional<PlainCss> of(String css) {
        return KNOWN.get(css, PlainCss::compile);
    }

    private static Optional<PlainCss> compile(String css) {
        Matcher matcher = PLAIN.matcher(css);
        if (css.length() > LONGEST
                || !matcher.matches()
                || (matcher.group("tag") == null && matcher.group("parts").isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new PlainCss(matcher));
    }

    private static String lower(String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /** What it selects among an element of an HTML document and all below it, in document order. */
    public List<Node> select(Element context) {
        List<Node> found = new ArrayList<>();
        Node node = context;
        while (node != null) {
            if (node instanceof Element element) {
                if (!text && matches(element)) {
                    add(element, found);
                }
            } else if (text && isTextOfMatch(node)) {
                found.add(node);
            }
            node = next(node, context);
        }
        return found;
    }

    private static Node next(Node node, Node context) {
        if (node instanceof Element element && element.childNodeSize() > 0) {
            return element.childNode(0);
        }
        return Nodes.nextOutside(node, context);
    }

    private boolean matches(Element element) {
        if (!tag.isEmpty() && !tag.equals(element.normalName()) && !tag.equals(element.tagName())) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).matches(element)) {
                return false;
            }
        }
        return true;
    }

    private void add(Element element, List<Node> found) {
        if (attribute.isEmpty()) {
            found.add(element);
        } else if (element.hasAttr(attribute)) {
            found.add(AttributeNode.of(element, attribute));
        }
    }

    private boolean isTextOfMatch(Node node) {
        return Nodes.isText(node)
                && node.parent() instanceof Element element
                && matches(element)
                && Nodes.startsText(node);
    }

    /** Whether the text has the word between white space, as {@code class} lists words. */
    private static boolean hasWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            if ((at == 0 || isSpace(text.charAt(at - 1))) && (end == text.length() || isSpace(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
