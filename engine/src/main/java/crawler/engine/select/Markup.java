package crawler.engine.select;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.ProcessingInstruction;
import org.jsoup.nodes.TextNode;

/** Writes a node as lxml's {@code tostring} does: as it stands, nothing added or indented. Does not recurse. */
final class Markup {
    private static final Set<String> VOID = Set.of(
            "area",
            "base",
            "basefont",
            "br",
            "col",
            "embed",
            "frame",
            "hr",
            "img",
            "input",
            "isindex",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr");
    private static final Set<String> RAW =
            Set.of("script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext");

    private final boolean xml;
    private final StringBuilder out = new StringBuilder();

    private Markup(boolean xml) {
        this.xml = xml;
    }

    static String of(Node root, boolean xml) {
        Markup markup = new Markup(xml);
        markup.write(root);
        return markup.out.toString();
    }

    private void write(Node root) {
        Node at = root;
        while (at != null) {
            open(at, root);
            Node child = at.firstChild();
            at = child != null ? child : leave(at, root);
        }
    }

    /** Closes what ends here and answers the node that comes next, or null behind the root. */
    private Node leave(Node last, Node root) {
        for (Node at = last; at != null; at = at.parentNode()) {
            close(at);
            if (at == root) {
                return null;
            }
            Node sibling = at.nextSibling();
            if (sibling != null) {
                return sibling;
            }
        }
        return null;
    }

    private void open(Node node, Node root) {
        if (node instanceof Document) {
            return;
        }
        if (node instanceof Element element) {
            tag(element, element == root);
        } else if (node instanceof TextNode text) {
            text(text.getWholeText(), xml || text instanceof CDataNode || !isRaw(text.parentNode()));
        } else if (node instanceof DataNode data) {
            text(data.getWholeData(), xml);
        } else if (node instanceof Comment comment) {
            out.append("<!--").append(comment.getData()).append("-->");
        } else if (node instanceof ProcessingInstruction instruction) {
            String data = instruction.data();
            out.append("<?")
                    .append(instruction.target())
                    .append(data.isEmpty() ? "" : " ")
                    .append(data);
            out.append(xml ? "?>" : ">");
        }
    }

    private static boolean isRaw(Node parent) {
        return parent instanceof Element element && RAW.contains(element.normalName());
    }

    private void tag(Element element, boolean isRoot) {
        out.append('<').append(element.tagName());
        if (xml && isRoot) {
            inheritedNamespaces(element);
        }
        for (Attribute attribute : element.attributes()) {
            out.append(' ').append(attribute.getKey());
            if (xml || attribute.hasDeclaredValue()) {
                out.append("=\"");
                escape(attribute.getValue(), true);
                out.append('"');
            }
        }
        out.append(xml && element.childNodeSize() == 0 ? "/>" : ">");
    }

    /** What was declared further up must be said again, or the piece alone would mean something else. */
    private void inheritedNamespaces(Element element) {
        Set<String> said = new HashSet<>();
        element.attributes().forEach(attribute -> said.add(attribute.getKey()));
        for (Element up = element.parent(); up != null; up = up.parent()) {
            for (Attribute attribute : up.attributes()) {
                String name = attribute.getKey();
                if ((name.equals("xmlns") || name.startsWith("xmlns:")) && said.add(name)) {
                    out.append(' ').append(name).append("=\"");
                    escape(attribute.getValue(), true);
                    out.append('"');
                }
            }
        }
    }

    private void close(Node node) {
        boolean closed = node instanceof Element element
                && !(node instanceof Document)
                && (xml ? element.childNodeSize() > 0 : !VOID.contains(element.normalName()));
        if (closed) {
            out.append("</").append(((Element) node).tagName()).append('>');
        }
    }

    private void text(String text, boolean escaped) {
        if (escaped) {
            escape(text, false);
        } else {
            out.append(text);
        }
    }

    private void escape(String text, boolean quoted) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(quoted ? "&quot;" : "\"");
                default -> out.append(c);
            }
        }
    }
}
