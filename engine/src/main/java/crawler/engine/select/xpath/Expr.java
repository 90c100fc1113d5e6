package crawler.engine.select.xpath;

import crawler.engine.select.xpath.Evaluation.EvaluationException;
import crawler.engine.select.xpath.Evaluation.Scope;

/** A compiled expression. Its value is a {@link NodeSet}, a String, a Double or a Boolean. */
interface Expr {
    Object evaluate(Scope scope);

    default boolean test(Scope scope) {
        return Values.toBoolean(evaluate(scope));
    }

    default double number(Scope scope) {
        return Values.toNumber(evaluate(scope));
    }

    default String string(Scope scope) {
        return Values.toString(evaluate(scope));
    }

    default NodeSet nodes(Scope scope) {
        if (evaluate(scope) instanceof NodeSet set) {
            return set;
        }
        throw new EvaluationException("a node-set is needed where the expression gives another type");
    }

    /** Whether the value may be a number, which makes a predicate compare it with the position. */
    default boolean mayBeNumber() {
        return false;
    }

    /** Whether the value depends on the context position or size. */
    default boolean usesPosition() {
        return false;
    }

    /** A literal. */
    record Constant(Object value) implements Expr {
        @Override
        public Object evaluate(Scope scope) {
            return value;
        }

        @Override
        public boolean mayBeNumber() {
            return value instanceof Double;
        }
    }

    /** {@code $name}. */
    record Variable(String name) implements Expr {
        @Override
        public Object evaluate(Scope scope) {
            return scope.run().variable(name);
        }

        @Override
        public boolean mayBeNumber() {
            return true;
        }
    }

    /** {@code -x}. */
    record Negative(Expr of) implements Expr {
        @Override
        public Object evaluate(Scope scope) {
            return -of.number(scope);
        }

        @Override
        public boolean mayBeNumber() {
            return true;
        }

        @Override
        public boolean usesPosition() {
            return of.usesPosition();
        }
    }
}
