package crawler.engine.select.xpath;

import crawler.engine.select.tree.Nodes;
import crawler.engine.select.xpath.Evaluation.Scope;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.DoubleBinaryOperator;
import org.jsoup.nodes.Node;

/** The binary operators, each a kind of expression (XPath 1.0, sections 3.3 to 3.5). */
sealed interface Operator extends Expr {
    Expr left();

    Expr right();

    @Override
    default boolean usesPosition() {
        return left().usesPosition() || right().usesPosition();
    }

    /** {@code or} and {@code and}. */
    record Logic(Expr left, Expr right, boolean and) implements Operator {
        @Override
        public Object evaluate(Scope scope) {
            return test(scope);
        }

        @Override
        public boolean test(Scope scope) {
            return and ? left.test(scope) && right.test(scope) : left.test(scope) || right.test(scope);
        }
    }

    /** {@code + - * div mod}. */
    record Arithmetic(Expr left, Expr right, DoubleBinaryOperator operation) implements Operator {
        @Override
        public Object evaluate(Scope scope) {
            return operation.applyAsDouble(left.number(scope), right.number(scope));
        }

        @Override
        public boolean mayBeNumber() {
            return true;
        }
    }

    /** {@code < <= > >=}: always between numbers, for some pair when a side is a node-set. */
    record Order(Expr left, Expr right, BiPredicate<Double, Double> holds) implements Operator {
        @Override
        public Object evaluate(Scope scope) {
            Object a = left.evaluate(scope);
            Object b = right.evaluate(scope);
            if (a instanceof NodeSet set && !(b instanceof Boolean)) {
                return set.nodes().stream().anyMatch(node -> against(Values.parse(Nodes.text(node)), b));
            }
            return against(Values.toNumber(a instanceof NodeSet ? Values.toBoolean(a) : a), b);
        }

        private boolean against(double number, Object other) {
            if (other instanceof NodeSet set) {
                return set.nodes().stream().anyMatch(node -> holds.test(number, Values.parse(Nodes.text(node))));
            }
            return holds.test(number, Values.toNumber(other));
        }
    }

    /** {@code =} and {@code !=}. */
    record Equality(Expr left, Expr right, boolean equal) implements Operator {
        @Override
        public Object evaluate(Scope scope) {
            Object a = left.evaluate(scope);
            Object b = right.evaluate(scope);
            if (a instanceof NodeSet first && b instanceof NodeSet second) {
                return ofSets(first, second);
            }
            if (a instanceof NodeSet set) {
                return ofSet(set, b);
            }
            return b instanceof NodeSet set ? ofSet(set, a) : ofValues(a, b);
        }

        private boolean ofSet(NodeSet set, Object value) {
            if (value instanceof Boolean) {
                return ofValues(!set.isEmpty(), value);
            }
            return set.nodes().stream().anyMatch(node -> ofValues(Nodes.text(node), value));
        }

        private boolean ofSets(NodeSet first, NodeSet second) {
            Set<String> texts = new HashSet<>();
            second.nodes().forEach(node -> texts.add(Nodes.text(node)));
            for (Node node : first.nodes()) {
                boolean found = texts.contains(Nodes.text(node));
                if (equal ? found : texts.size() > (found ? 1 : 0)) {
                    return true;
                }
            }
            return false;
        }

        private boolean ofValues(Object a, Object b) {
            if (a instanceof Boolean || b instanceof Boolean) {
                return (Values.toBoolean(a) == Values.toBoolean(b)) == equal;
            }
            if (a instanceof Double || b instanceof Double) {
                return (Values.toNumber(a) == Values.toNumber(b)) == equal;
            }
            return a.equals(b) == equal;
        }
    }

    /** {@code |}. */
    record Union(Expr left, Expr right) implements Operator {
        @Override
        public Object evaluate(Scope scope) {
            return Sets.union(left.nodes(scope), right.nodes(scope), scope.run().order());
        }
    }
}
