package crawler.engine.select.tree;

import org.jsoup.nodes.Node;

/** The walk of the preceding axis: reverse document order, leaving out the ancestors of where it began. */
final class Preceding {
    private Preceding() {}

    static Node first(Node context) {
        return beforeSubtree(context instanceof AttributeNode attribute ? attribute.owner() : context);
    }

    /** The walk is inside one finished subtree, so a parent is an answer unless it is an ancestor of the start. */
    static Node next(Node context, Node at) {
        Node sibling = at.previousSibling();
        if (sibling != null) {
            return lastInside(sibling);
        }
        Node parent = at.parentNode();
        return parent == null || isAncestor(parent, context) ? (parent == null ? null : beforeSubtree(parent)) : parent;
    }

    private static Node beforeSubtree(Node node) {
        for (Node at = node; at != null; at = at.parentNode()) {
            Node sibling = at.previousSibling();
            if (sibling != null) {
                return lastInside(sibling);
            }
        }
        return null;
    }

    private static Node lastInside(Node node) {
        Node last = node;
        for (Node child = last.lastChild(); child != null; child = child.lastChild()) {
            last = child;
        }
        return last;
    }

    private static boolean isAncestor(Node candidate, Node node) {
        Node at = Nodes.parent(node);
        while (at != null && at != candidate) {
            at = Nodes.parent(at);
        }
        return at != null;
    }
}
