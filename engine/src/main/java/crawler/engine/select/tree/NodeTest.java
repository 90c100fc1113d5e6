package crawler.engine.select.tree;

import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.ProcessingInstruction;
import org.jsoup.nodes.XmlDeclaration;

/** What a step accepts among the nodes of its axis. */
public interface NodeTest {
    boolean matches(Node node, boolean xml);

    NodeTest ANY = (node, xml) -> {
        if (node instanceof DocumentType || node instanceof XmlDeclaration) {
            return false;
        }
        return !Nodes.isText(node) || Nodes.startsText(node);
    };
    NodeTest TEXT = (node, xml) -> Nodes.isText(node) && Nodes.startsText(node);
    NodeTest COMMENT = (node, xml) -> node instanceof Comment;
    NodeTest ELEMENT = (node, xml) -> Nodes.isElement(node);
    NodeTest ATTRIBUTE = (node, xml) -> node instanceof AttributeNode;

    /** {@code processing-instruction('target')}; an empty target accepts all. */
    static NodeTest instruction(String target) {
        return (node, xml) ->
                node instanceof ProcessingInstruction found && (target.isEmpty() || target.equals(found.target()));
    }

    /** A node of the given kind in a namespace, {@code prefix:*}; HTML has no namespaces. */
    static NodeTest inNamespace(String uri) {
        return (node, xml) -> xml && isNamed(node) && Names.uri(node, xml).equals(uri);
    }

    /** An element by its name. In HTML any case of the document's name is accepted, for SVG's camel-case names. */
    static NodeTest element(String uri, String local) {
        return (node, xml) -> {
            if (!(node instanceof Element element)) {
                return false;
            }
            if (!xml) {
                return uri.isEmpty() && (local.equals(element.normalName()) || local.equals(element.tagName()));
            }
            return Names.isLocal(element.tagName(), local)
                    && Nodes.namespace(element).equals(uri);
        };
    }

    /** An attribute by its name. */
    static NodeTest attribute(String uri, String local) {
        return (node, xml) ->
                Names.local(node, xml).equals(local) && Names.uri(node, xml).equals(uri);
    }

    private static boolean isNamed(Node node) {
        return Nodes.isElement(node) || node instanceof AttributeNode;
    }
}
