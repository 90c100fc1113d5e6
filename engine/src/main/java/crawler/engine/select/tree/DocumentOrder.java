package crawler.engine.select.tree;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Node;

/**
 * Sorts nodes into document order: by comparing the paths to them, which is quick in ordinary pages, and, once that has
 * cost too many steps (deep trees), by numbering each tree once.
 */
public final class DocumentOrder implements Comparator<Node> {
    private static final int PATIENCE = 100_000;

    private final Map<Node, Integer> numbers = new HashMap<>();
    private int steps;

    public void sort(List<Node> nodes) {
        if (nodes.size() > 1) {
            nodes.sort(this);
        }
    }

    @Override
    public int compare(Node a, Node b) {
        Node ownerA = owner(a);
        Node ownerB = owner(b);
        if (ownerA == ownerB) {
            return Integer.compare(place(a), place(b));
        }
        return steps > PATIENCE ? Integer.compare(number(ownerA), number(ownerB)) : byPath(ownerA, ownerB);
    }

    private static Node owner(Node node) {
        return node instanceof AttributeNode attribute ? attribute.owner() : node;
    }

    /** The element itself first, then its attributes as they stand. */
    private static int place(Node node) {
        if (!(node instanceof AttributeNode wanted)) {
            return 0;
        }
        int place = 1;
        for (Attribute attribute : wanted.owner().attributes()) {
            if (attribute.getKey().equals(wanted.name())) {
                return place;
            }
            place++;
        }
        return place;
    }

    private int byPath(Node a, Node b) {
        int depthA = depth(a);
        int depthB = depth(b);
        Node upA = climb(a, depthA - depthB);
        Node upB = climb(b, depthB - depthA);
        if (upA == upB) {
            return Integer.compare(depthA, depthB);
        }
        while (upA.parentNode() != upB.parentNode()) {
            upA = upA.parentNode();
            upB = upB.parentNode();
        }
        return upA.parentNode() == null
                ? Integer.compare(number(upA), number(upB))
                : Integer.compare(upA.siblingIndex(), upB.siblingIndex());
    }

    private int depth(Node node) {
        int depth = 0;
        for (Node up = node.parentNode(); up != null; up = up.parentNode()) {
            depth++;
        }
        steps += depth + 1;
        return depth;
    }

    private static Node climb(Node node, int levels) {
        Node up = node;
        for (int left = levels; left > 0; left--) {
            up = up.parentNode();
        }
        return up;
    }

    /** The number of a node in its tree; trees are numbered one after another, as they are met. */
    private int number(Node node) {
        Integer known = numbers.get(node);
        if (known != null) {
            return known;
        }
        Node root = Nodes.root(node);
        for (Node at = root; at != null; at = Nodes.next(at, root)) {
            numbers.put(at, numbers.size());
        }
        return numbers.get(node);
    }
}
