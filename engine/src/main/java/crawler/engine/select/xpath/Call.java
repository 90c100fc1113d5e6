package crawler.engine.select.xpath;

import java.util.List;

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
