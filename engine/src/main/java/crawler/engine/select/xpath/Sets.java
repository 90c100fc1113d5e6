package crawler.engine.select.xpath;

import crawler.engine.select.tree.DocumentOrder;
import crawler.engine.select.tree.Nodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Node;

/** Operations on node-sets; the named ones are EXSLT's {@code set:} functions. */
final class Sets {
    private Sets() {}

    static NodeSet union(NodeSet a, NodeSet b, DocumentOrder order) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        Set<Node> all = new LinkedHashSet<>(a.nodes());
        all.addAll(b.nodes());
        return sorted(all, order);
    }

    static NodeSet sorted(Collection<Node> nodes, DocumentOrder order) {
        List<Node> list = new ArrayList<>(nodes);
        order.sort(list);
        return new NodeSet(list, false);
    }

    static NodeSet difference(NodeSet a, NodeSet b) {
        Set<Node> without = new HashSet<>(b.nodes());
        return filter(a, node -> !without.contains(node));
    }

    static NodeSet intersection(NodeSet a, NodeSet b) {
        return filter(a, new HashSet<>(b.nodes())::contains);
    }

    static NodeSet distinct(NodeSet a) {
        Set<String> seen = new HashSet<>();
        return filter(a, node -> seen.add(Nodes.text(node)));
    }

    static boolean haveSameNode(NodeSet a, NodeSet b) {
        return !intersection(a, b).isEmpty();
    }

    /** Those before the first node of {@code b}; none when that is not among them, all when {@code b} is empty. */
    static NodeSet leading(NodeSet a, NodeSet b) {
        return b.isEmpty() ? a : part(a, 0, a.nodes().indexOf(b.nodes().get(0)));
    }

    /** Those after the first node of {@code b}; none when that is not among them, all when {@code b} is empty. */
    static NodeSet trailing(NodeSet a, NodeSet b) {
        if (b.isEmpty()) {
            return a;
        }
        int at = a.nodes().indexOf(b.nodes().get(0));
        return at < 0 ? NodeSet.EMPTY : part(a, at + 1, a.nodes().size());
    }

    private static NodeSet part(NodeSet set, int from, int to) {
        return to <= from ? NodeSet.EMPTY : new NodeSet(List.copyOf(set.nodes().subList(from, to)), set.disjoint());
    }

    private static NodeSet filter(NodeSet set, Predicate<Node> keep) {
        return new NodeSet(set.nodes().stream().filter(keep).toList(), set.disjoint());
    }
}
