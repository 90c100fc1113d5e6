package crawler.engine.select.tree;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.ProcessingInstruction;

/** The names of nodes as XPath's functions give them: qualified, local, and the namespace's URI. */
public final class Names {
    private Names() {}

    public static String qualified(Node node) {
        if (Nodes.isElement(node)) {
            return ((Element) node).tagName();
        }
        if (node instanceof AttributeNode attribute) {
            return attribute.name();
        }
        return node instanceof ProcessingInstruction instruction ? instruction.target() : "";
    }

    public static String local(Node node, boolean xml) {
        String name = qualified(node);
        return xml ? name.substring(name.indexOf(':') + 1) : name;
    }

    public static String uri(Node node, boolean xml) {
        if (!xml) {
            return "";
        }
        if (node instanceof AttributeNode attribute) {
            int colon = attribute.name().indexOf(':');
            return colon < 0
                    ? ""
                    : Nodes.namespace(attribute.owner(), attribute.name().substring(0, colon));
        }
        return Nodes.isElement(node) ? Nodes.namespace((Element) node) : "";
    }

    /** Whether the local part of a qualified name is the given one. */
    public static boolean isLocal(String qualified, String local) {
        int before = qualified.length() - local.length();
        return qualified.endsWith(local) && (before == 0 || qualified.charAt(before - 1) == ':');
    }
}
