package crawler.engine.select;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/** Makes trees of texts as parsel does: trimmed, without NUL, an empty one being an empty page. */
final class Documents {
    private static final String EMPTY = "<html/>";

    /** What libxml2 allows; HTML's depth is jsoup's business, as it is a browser's. What is deeper becomes a sibling. */
    private static final int DEEPEST_XML = 2048;

    private Documents() {}

    static Document html(String text, String baseUrl) {
        return Parser.htmlParser().parseInput(clean(text), baseUrl);
    }

    static Document xml(String text, String baseUrl) {
        String clean = clean(text);
        return XmlTree.of(clean, baseUrl, DEEPEST_XML).orElseGet(() -> mended(clean, baseUrl));
    }

    /** jsoup makes a tree of everything; as in libxml2 only the first of several top elements counts, and no text beside it. */
    private static Document mended(String text, String baseUrl) {
        Document document = parser().parseInput(text, baseUrl);
        Element top = document.firstElementChild();
        if (top == null) {
            return parser().parseInput(EMPTY, baseUrl);
        }
        for (Node beside : document.childNodes().toArray(Node[]::new)) {
            if (beside != top && (beside instanceof Element || beside instanceof TextNode)) {
                beside.remove();
            }
        }
        return document;
    }

    private static Parser parser() {
        return Parser.xmlParser().setMaxDepth(DEEPEST_XML);
    }

    private static String clean(String text) {
        String trimmed = text.startsWith("\ufeff") ? text.substring(1).strip() : text.strip();
        return trimmed.indexOf('\0') < 0 ? trimmed : trimmed.replace("\0", "");
    }

    /** The element that a selector of the whole document stands at. */
    static Node top(Document document) {
        Element first = document.firstElementChild();
        return first == null ? document : first;
    }

    static boolean isXml(Document document) {
        return document.outputSettings().syntax() == Document.OutputSettings.Syntax.xml;
    }

    /** Takes names out of their namespaces and the declarations away, in the element and all below it. */
    static void removeNamespaces(Element top) {
        Map<String, Tag> tags = new HashMap<>();
        top.getAllElements().forEach(element -> {
            element.tag(tags.computeIfAbsent(element.tag().localName(), Documents::tag));
            removePrefixes(element);
        });
    }

    private static Tag tag(String name) {
        return Tag.valueOf(name, Parser.NamespaceXml, ParseSettings.preserveCase);
    }

    private static void removePrefixes(Element element) {
        for (var attribute : element.attributes().asList()) {
            String name = attribute.getKey();
            int colon = name.indexOf(':');
            if (name.equals("xmlns") || colon >= 0) {
                element.attributes().remove(name);
            }
            if (colon >= 0 && !name.startsWith("xmlns:")) {
                element.attributes().put(name.substring(colon + 1), attribute.getValue());
            }
        }
    }
}
