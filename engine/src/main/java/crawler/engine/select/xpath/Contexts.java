package crawler.engine.select.xpath;

import crawler.engine.select.tree.AttributeNode;
import crawler.engine.select.tree.Nodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Node;

/** Of many context nodes those few from which a walk along an axis passes all that it would from all of them. */
final class Contexts {
    private Contexts() {}

    /** The first child of each parent: its following siblings are those of all. */
    static NodeSet eldest(NodeSet contexts) {
        return onePerParent(contexts.nodes());
    }

    /** The last child of each parent: its preceding siblings are those of all. */
    static NodeSet youngest(NodeSet contexts) {
        List<Node> backwards = new ArrayList<>(contexts.nodes());
        Collections.reverse(backwards);
        return onePerParent(backwards);
    }

    private static NodeSet onePerParent(List<Node> contexts) {
        Set<Node> parents = new HashSet<>();
        return new NodeSet(
                contexts.stream()
                        .filter(node -> parents.add(Nodes.parent(node)))
                        .toList(),
                false);
    }

    /** The one whose end comes first: what follows it is what follows any. */
    static NodeSet firstToEnd(NodeSet contexts) {
        if (hasAttributes(contexts)) {
            return contexts;
        }
        Node first = contexts.nodes().get(0);
        for (Node next : contexts.nodes()) {
            if (!isInside(next, first)) {
                break;
            }
            first = next;
        }
        return NodeSet.of(first);
    }

    /** The one that begins last: what precedes it is what precedes any. */
    static NodeSet last(NodeSet contexts) {
        return NodeSet.of(contexts.nodes().get(contexts.nodes().size() - 1));
    }

    private static boolean hasAttributes(NodeSet contexts) {
        return contexts.nodes().stream().anyMatch(AttributeNode.class::isInstance);
    }

    private static boolean isInside(Node node, Node container) {
        Node at = node;
        while (at != null && at != container) {
            at = at.parentNode();
        }
        return at != null;
    }
}
