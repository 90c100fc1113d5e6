package crawler.engine.select.xpath;

import crawler.engine.select.tree.Axis;
import crawler.engine.select.tree.NodeTest;
import crawler.engine.select.tree.Nodes;
import crawler.engine.select.xpath.NodeSet.Harvest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * One step of a path: an axis, a test and predicates. Applied to many context nodes it walks what they share once.
 *
 * @param attribute the name, when the step asks for one attribute without a namespace; else ""
 */
record Step(Axis axis, NodeTest test, String attribute, List<Expr> predicates) {
    Step {
        predicates = List.copyOf(predicates);
    }

    /** {@code descendant-or-self::node()}, which {@code //} stands for. */
    static Step anywhere() {
        return new Step(Axis.DESCENDANT_OR_SELF, NodeTest.ANY, "", List.of());
    }

    Step withAxis(Axis other) {
        return new Step(other, test, attribute, predicates);
    }

    Step withPredicate(Expr predicate) {
        List<Expr> more = new ArrayList<>(predicates);
        more.add(predicate);
        return new Step(axis, test, attribute, more);
    }

    /** Whether this is {@code .}, which leads nowhere. */
    boolean isSelf() {
        return axis == Axis.SELF && test == NodeTest.ANY && predicates.isEmpty();
    }

    /** Whether a predicate counts, so that each context node has to be walked by itself. */
    boolean positional() {
        return predicates.stream().anyMatch(Predicates::counts);
    }

    NodeSet from(NodeSet contexts, Evaluation run) {
        if (contexts.nodes().size() == 1) {
            return fromOne(contexts.nodes().get(0), run);
        }
        return switch (axis) {
            case SELF, ATTRIBUTE, NAMESPACE -> inOrder(contexts, run, contexts.disjoint() || axis != Axis.SELF);
            case CHILD -> contexts.disjoint() ? inOrder(contexts, run, true) : merged(contexts, run);
            case DESCENDANT, DESCENDANT_OR_SELF -> positional() ? merged(contexts, run) : nested(contexts, run);
            case FOLLOWING_SIBLING -> merged(positional() ? contexts : Contexts.eldest(contexts), run);
            case PRECEDING_SIBLING -> merged(positional() ? contexts : Contexts.youngest(contexts), run);
            case FOLLOWING -> merged(positional() ? contexts : Contexts.firstToEnd(contexts), run);
            case PRECEDING -> merged(positional() ? contexts : Contexts.last(contexts), run);
            case PARENT, ANCESTOR, ANCESTOR_OR_SELF -> positional() ? merged(contexts, run) : upwards(contexts, run);
        };
    }

    private NodeSet fromOne(Node context, Evaluation run) {
        if (!axis.flat() && !axis.reverse() && !positional()) {
            return nested(NodeSet.of(context), run);
        }
        List<Node> found = new ArrayList<>();
        collect(context, run, found);
        if (axis.reverse()) {
            Collections.reverse(found);
        }
        return found.isEmpty() ? NodeSet.EMPTY : new NodeSet(found, axis.flat() || found.size() == 1);
    }

    private NodeSet inOrder(NodeSet contexts, Evaluation run, boolean disjoint) {
        List<Node> found = new ArrayList<>();
        for (Node context : contexts.nodes()) {
            collect(context, run, found);
        }
        return new NodeSet(found, disjoint);
    }

    private NodeSet merged(NodeSet contexts, Evaluation run) {
        Set<Node> found = new LinkedHashSet<>();
        List<Node> some = new ArrayList<>();
        for (Node context : contexts.nodes()) {
            some.clear();
            collect(context, run, some);
            found.addAll(some);
        }
        return Sets.sorted(found, run.order());
    }

    /** Descendants of contexts that may lie in each other: the walk from the outermost passes the inner ones on its way. */
    private NodeSet nested(NodeSet contexts, Evaluation run) {
        Harvest found = new Harvest();
        List<Node> all = contexts.nodes();
        int at = 0;
        while (at < all.size()) {
            Node outer = all.get(at++);
            for (Node node = axis.first(outer); node != null; node = axis.next(outer, node)) {
                if (at < all.size() && all.get(at) == node) {
                    at++;
                }
                found.pass(node);
                if (accepts(node, run)) {
                    found.add(node);
                }
            }
        }
        return found.set();
    }

    /** Ways up that join are walked once. */
    private NodeSet upwards(NodeSet contexts, Evaluation run) {
        Set<Node> seen = new HashSet<>();
        List<Node> found = new ArrayList<>();
        for (Node context : contexts.nodes()) {
            for (Node node = axis.first(context); node != null && seen.add(node); node = axis.next(context, node)) {
                add(node, run, found);
            }
        }
        run.order().sort(found);
        return new NodeSet(found, false);
    }

    private void add(Node node, Evaluation run, List<Node> found) {
        if (accepts(node, run)) {
            found.add(node);
        }
    }

    /** Whether the test and all predicates, none of which counts, hold. */
    boolean accepts(Node node, Evaluation run) {
        return test.matches(node, run.xml()) && Predicates.hold(predicates, node, run);
    }

    /** The nodes from one context, in the axis' own order. */
    void collect(Node context, Evaluation run, List<Node> found) {
        if (positional()) {
            found.addAll(Predicates.filter(candidates(context, run), predicates, run));
        } else if (axis == Axis.ATTRIBUTE || axis == Axis.NAMESPACE) {
            candidates(context, run).forEach(node -> add(node, run, found));
        } else {
            for (Node node = axis.first(context); node != null; node = axis.next(context, node)) {
                add(node, run, found);
            }
        }
    }

    private List<Node> candidates(Node context, Evaluation run) {
        if (axis == Axis.ATTRIBUTE || axis == Axis.NAMESPACE) {
            return Nodes.isElement(context) ? listed((Element) context, run) : List.of();
        }
        int limit = predicates.isEmpty() ? Integer.MAX_VALUE : Predicates.limit(predicates.get(0));
        List<Node> found = new ArrayList<>();
        for (Node node = axis.first(context); node != null && found.size() < limit; node = axis.next(context, node)) {
            if (test.matches(node, run.xml())) {
                found.add(node);
            }
        }
        return found;
    }

    private List<Node> listed(Element element, Evaluation run) {
        if (axis == Axis.NAMESPACE) {
            return run.xml() ? Nodes.namespaces(element) : List.of();
        }
        if (!attribute.isEmpty()) {
            return Nodes.attribute(element, attribute);
        }
        return Nodes.attributes(element, run.xml()).stream()
                .filter(node -> test.matches(node, run.xml()))
                .toList();
    }

    /** Whether there is any node from this context; stops at the first. */
    boolean exists(Node context, Evaluation run) {
        if (positional() || axis == Axis.ATTRIBUTE || axis == Axis.NAMESPACE) {
            List<Node> found = new ArrayList<>();
            collect(context, run, found);
            return !found.isEmpty();
        }
        if (axis == Axis.DESCENDANT || axis == Axis.DESCENDANT_OR_SELF) {
            return run.witnesses(this).exists(this, context, run);
        }
        for (Node node = axis.first(context); node != null; node = axis.next(context, node)) {
            if (accepts(node, run)) {
                return true;
            }
        }
        return false;
    }
}
