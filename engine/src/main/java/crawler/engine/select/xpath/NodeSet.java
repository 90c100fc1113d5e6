package crawler.engine.select.xpath;

import crawler.engine.select.tree.Nodes;
import java.util.List;
import org.jsoup.nodes.Node;

/**
 * Nodes in document order, each once.
 *
 * @param disjoint no node is known to lie inside another, so that their children are in document order as they come
 */
record NodeSet(List<Node> nodes, boolean disjoint) {
    static final NodeSet EMPTY = new NodeSet(List.of(), true);

    static NodeSet of(Node node) {
        return new NodeSet(List.of(node), true);
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** XPath's string() of a node-set: that of its first node. */
    String string() {
        return nodes.isEmpty() ? "" : Nodes.text(nodes.get(0));
    }
}
