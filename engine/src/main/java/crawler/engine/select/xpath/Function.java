package crawler.engine.select.xpath;

import crawler.engine.select.xpath.Evaluation.Scope;
import java.util.List;

/**
 * A function that expressions may call.
 *
 * @param least how many arguments it needs
 * @param most how many it takes
 * @param numeric it answers a number
 * @param positional it asks for the context position or size
 */
record Function(int least, int most, boolean numeric, boolean positional, Body body) {
    static Function of(int least, int most, Body body) {
        return new Function(least, most, false, false, body);
    }

    static Function number(int least, int most, Body body) {
        return new Function(least, most, true, false, body);
    }

    static Function position(Body body) {
        return new Function(0, 0, true, true, body);
    }

    /** What a function does. */
    @FunctionalInterface
    interface Body {
        Object apply(Scope scope, List<Expr> arguments);
    }

    /** A function call, its arguments not yet evaluated. */
    record Call(Function function, List<Expr> arguments) implements Expr {
        Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Object evaluate(Scope scope) {
            return function.body().apply(scope, arguments);
        }

        @Override
        public boolean mayBeNumber() {
            return function.numeric();
        }

        @Override
        public boolean usesPosition() {
            return function.positional() || arguments.stream().anyMatch(Expr::usesPosition);
        }
    }
}
