package crawler.engine.select.xpath;

import crawler.engine.select.xpath.Evaluation.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Node;

/** What stands in square brackets: conditions, or positions when the value is a number (XPath 1.0, section 2.4). */
final class Predicates {
    private Predicates() {}

    static boolean counts(Expr predicate) {
        return predicate.mayBeNumber() || predicate.usesPosition();
    }

    /** Whether all of them, none of which counts, hold for the node. */
    static boolean hold(List<Expr> predicates, Node node, Evaluation run) {
        if (predicates.isEmpty()) {
            return true;
        }
        Scope scope = new Scope(node, 1, 1, run);
        for (Expr predicate : predicates) {
            if (!predicate.test(scope)) {
                return false;
            }
        }
        return true;
    }

    static List<Node> filter(List<Node> nodes, List<Expr> predicates, Evaluation run) {
        List<Node> left = nodes;
        for (Expr predicate : predicates) {
            left = filter(left, predicate, run);
        }
        return left;
    }

    private static List<Node> filter(List<Node> nodes, Expr predicate, Evaluation run) {
        List<Node> kept = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Object value = predicate.evaluate(new Scope(nodes.get(i), i + 1, nodes.size(), run));
            if (value instanceof Double number ? number == i + 1 : Values.toBoolean(value)) {
                kept.add(nodes.get(i));
            }
        }
        return kept;
    }

    /** How many candidates suffice to decide the predicate: n for {@code [n]}, else all. */
    static int limit(Expr predicate) {
        if (predicate instanceof Expr.Constant constant && constant.value() instanceof Double number) {
            return number >= 1 && number < Integer.MAX_VALUE ? number.intValue() : 0;
        }
        return Integer.MAX_VALUE;
    }
}
