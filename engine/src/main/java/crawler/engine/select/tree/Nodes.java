package crawler.engine.select.tree;

import crawler.engine.select.query.Namespaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** XPath's view of jsoup's tree: parents, document order, texts and names. No walk recurses. */
public final class Nodes {
    private static final String XMLNS = "xmlns";

    private Nodes() {}

    public static Node parent(Node node) {
        return node instanceof AttributeNode attribute ? attribute.owner() : node.parentNode();
    }

    public static Node root(Node node) {
        Node top = node;
        for (Node up = parent(top); up != null; up = parent(up)) {
            top = up;
        }
        return top;
    }

    /** The next node in document order below {@code root}, or null at the end of it. */
    public static Node next(Node node, Node root) {
        Node child = node.firstChild();
        return child != null ? child : nextOutside(node, root);
    }

    /** The next node in document order below {@code root} that is not inside {@code node}, or null. */
    public static Node nextOutside(Node node, Node root) {
        for (Node at = node; at != null && at != root; at = at.parentNode()) {
            Node sibling = at.nextSibling();
            if (sibling != null) {
                return sibling;
            }
        }
        return null;
    }

    public static boolean isElement(Node node) {
        return node instanceof Element && !(node instanceof Document);
    }

    public static boolean isText(Node node) {
        return node instanceof TextNode && !(node instanceof AttributeNode) || node instanceof DataNode;
    }

    /** Whether a text node stands for a run of adjacent ones (jsoup splits at CDATA; XPath knows one text). */
    public static boolean startsText(Node node) {
        Node before = node.previousSibling();
        return (before == null || !isText(before)) && !text(node).isEmpty();
    }

    /** XPath's string-value of a node. */
    public static String text(Node node) {
        if (node instanceof Element) {
            return elementText(node);
        }
        if (isText(node)) {
            return runText(node);
        }
        return node instanceof Comment comment ? comment.getData() : node.nodeValue();
    }

    private static String elementText(Node element) {
        StringBuilder text = new StringBuilder();
        for (Node at = next(element, element); at != null; at = next(at, element)) {
            if (isText(at)) {
                text.append(ownText(at));
            }
        }
        return text.toString();
    }

    private static String runText(Node first) {
        Node next = first.nextSibling();
        if (next == null || !isText(next)) {
            return ownText(first);
        }
        StringBuilder text = new StringBuilder(ownText(first));
        for (; next != null && isText(next); next = next.nextSibling()) {
            text.append(ownText(next));
        }
        return text.toString();
    }

    private static String ownText(Node node) {
        return node instanceof TextNode text ? text.getWholeText() : ((DataNode) node).getWholeData();
    }

    /** The attributes of an element as XPath sees them: in XML without namespace declarations. */
    public static List<Node> attributes(Element element, boolean xml) {
        if (element.attributesSize() == 0) {
            return List.of();
        }
        List<Node> found = new ArrayList<>();
        for (Attribute attribute : element.attributes()) {
            if (!xml || !isDeclaration(attribute.getKey())) {
                found.add(new AttributeNode(element, attribute.getKey(), attribute.getValue()));
            }
        }
        return found;
    }

    /** The attribute of that name, alone; none when the element has no such. */
    public static List<Node> attribute(Element element, String name) {
        if (element.attributesSize() == 0 || !element.attributes().hasKey(name)) {
            return List.of();
        }
        return List.of(new AttributeNode(element, name, element.attributes().get(name)));
    }

    /** The namespace declarations that hold at an element of an XML document, the nearest of each prefix. */
    public static List<Node> namespaces(Element element) {
        Map<String, Node> found = new LinkedHashMap<>();
        found.put("xmlns:xml", new AttributeNode(element, "xmlns:xml", Namespaces.XML));
        for (Element at = element; at != null; at = at.parent()) {
            for (Attribute attribute : at.attributes()) {
                String name = attribute.getKey();
                if (isDeclaration(name)) {
                    found.putIfAbsent(name, new AttributeNode(element, name, attribute.getValue()));
                }
            }
        }
        return List.copyOf(found.values());
    }

    public static boolean isDeclaration(String attribute) {
        return attribute.startsWith(XMLNS) && (attribute.length() == XMLNS.length() || attribute.charAt(5) == ':');
    }

    /** The URI that a prefix ("" for none) stands for at an element of an XML document; "" when there is none. */
    public static String namespace(Element element, String prefix) {
        if (prefix.equals("xml")) {
            return Namespaces.XML;
        }
        String declaration = prefix.isEmpty() ? XMLNS : XMLNS + ":" + prefix;
        for (Element at = element; at != null; at = at.parent()) {
            if (at.attributesSize() > 0 && at.attributes().hasKey(declaration)) {
                return at.attributes().get(declaration);
            }
        }
        return "";
    }

    /** The namespace of an element of an XML document; jsoup's "no namespace" is XPath's "". */
    public static String namespace(Element element) {
        String uri = element.tag().namespace();
        return uri.equals(Namespaces.XML) ? "" : uri;
    }
}
