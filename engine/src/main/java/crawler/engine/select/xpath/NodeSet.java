package crawler.engine.select.xpath;

import crawler.engine.select.tree.Nodes;
import java.util.ArrayList;
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

    /** What a walk in document order gathers, noticing whether any of it lies inside another. */
    static final class Harvest {
        private final List<Node> found = new ArrayList<>();
        private boolean disjoint = true;
        private boolean inside;
        private Node end;

        /** The walk has come to a node. */
        void pass(Node node) {
            if (node == end) {
                inside = false;
            }
        }

        /** The node just passed is one of those looked for. */
        void add(Node node) {
            found.add(node);
            if (disjoint && node.firstChild() != null) {
                disjoint = !inside;
                inside = true;
                end = Nodes.nextOutside(node, null);
            } else if (inside) {
                disjoint = false;
            }
        }

        NodeSet set() {
            return found.isEmpty() ? NodeSet.EMPTY : new NodeSet(found, disjoint);
        }
    }
}
