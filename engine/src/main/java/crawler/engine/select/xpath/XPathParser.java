package crawler.engine.select.xpath;

import crawler.engine.select.query.Namespaces;
import crawler.engine.select.xpath.Function.Call;
import crawler.engine.select.xpath.Tokens.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;

/** Reads an expression, from the loosest binding operator down to the operands (XPath 1.0, section 3). */
final class XPathParser {
    /** What a stack of 640 KiB bears: a level of nesting takes eighteen calls, an operator in a row two. */
    private static final int DEEPEST = 100;

    private static final int LONGEST = 1000;
    private static final Map<String, DoubleBinaryOperator> SUMS = Map.of("+", Double::sum, "-", (a, b) -> a - b);
    private static final Map<String, DoubleBinaryOperator> PRODUCTS =
            Map.of("*", (a, b) -> a * b, "div", (a, b) -> a / b, "mod", (a, b) -> a % b);
    private static final Map<String, BinaryOperator<Expr>> EQUALITIES = Map.of(
            "=", (a, b) -> new Operator.Equality(a, b, true),
            "!=", (a, b) -> new Operator.Equality(a, b, false));
    private static final Map<String, BinaryOperator<Expr>> ORDERS = Map.of(
            "<", (a, b) -> new Operator.Order(a, b, (x, y) -> x.doubleValue() < y.doubleValue()),
            "<=", (a, b) -> new Operator.Order(a, b, (x, y) -> x.doubleValue() <= y.doubleValue()),
            ">", (a, b) -> new Operator.Order(a, b, (x, y) -> x.doubleValue() > y.doubleValue()),
            ">=", (a, b) -> new Operator.Order(a, b, (x, y) -> x.doubleValue() >= y.doubleValue()));

    private final Tokens tokens;
    private final PathParser paths;
    private int depth;

    private XPathParser(String query, Namespaces namespaces) {
        this.tokens = new Tokens(query, XPathLexer.split(query));
        this.paths = new PathParser(tokens, namespaces, this::expression);
    }

    static Expr parse(String query, Namespaces namespaces) {
        XPathParser parser = new XPathParser(query, namespaces);
        Expr expr = parser.expression();
        if (parser.tokens.peek().kind() != Token.Kind.END) {
            throw parser.tokens.unexpected("an operator or the end");
        }
        return expr;
    }

    private Expr expression() {
        if (++depth > DEEPEST) {
            throw tokens.error("nested deeper than " + DEEPEST + " levels");
        }
        Expr expr = chain(this::conjunction, Map.of("or", (a, b) -> new Operator.Logic(a, b, false)));
        depth--;
        return expr;
    }

    private Expr conjunction() {
        return chain(this::equality, Map.of("and", (a, b) -> new Operator.Logic(a, b, true)));
    }

    private Expr equality() {
        return chain(() -> chain(this::sum, ORDERS), EQUALITIES);
    }

    private Expr sum() {
        return chain(() -> chain(this::negation, arithmetic(PRODUCTS)), arithmetic(SUMS));
    }

    private static Map<String, BinaryOperator<Expr>> arithmetic(Map<String, DoubleBinaryOperator> operations) {
        Map<String, BinaryOperator<Expr>> made = new HashMap<>();
        operations.forEach((word, operation) -> made.put(word, (a, b) -> new Operator.Arithmetic(a, b, operation)));
        return made;
    }

    /** Operands joined by any of the operators, which bind from the left. */
    private Expr chain(Supplier<Expr> operand, Map<String, BinaryOperator<Expr>> operators) {
        Expr left = operand.get();
        for (int length = 0; tokens.peek().kind() == Token.Kind.SYMBOL; length++) {
            BinaryOperator<Expr> join = operators.get(tokens.peek().text());
            if (join == null) {
                return left;
            }
            if (length > LONGEST) {
                throw tokens.error("more than " + LONGEST + " operators in a row");
            }
            tokens.next();
            left = join.apply(left, operand.get());
        }
        return left;
    }

    private Expr negation() {
        boolean negative = false;
        boolean signed = false;
        while (tokens.accept("-")) {
            negative = !negative;
            signed = true;
        }
        Expr operand = chain(this::path, Map.of("|", Operator.Union::new));
        Expr negated = signed ? new Expr.Negative(operand) : operand;
        return signed && !negative ? new Expr.Negative(negated) : negated;
    }

    private Expr path() {
        return paths.startsStep() ? paths.location() : filtered();
    }

    /** A primary expression, with predicates and a path behind it. */
    private Expr filtered() {
        Expr primary = primary();
        List<Expr> predicates = new ArrayList<>();
        while (tokens.peek().is("[")) {
            predicates.add(paths.predicate());
        }
        Expr filter = predicates.isEmpty() ? primary : new LocationPath.Filter(primary, predicates);
        return tokens.peek().is("/") || tokens.peek().is("//") ? paths.behind(filter) : filter;
    }

    private Expr primary() {
        Token token = tokens.next();
        switch (token.kind()) {
            case LITERAL:
                return new Expr.Constant(token.text());
            case NUMBER:
                return new Expr.Constant(Double.valueOf(token.text()));
            case VARIABLE:
                return new Expr.Variable(token.text());
            case NAME:
                return call(token);
            default:
                break;
        }
        if (!token.is("(")) {
            throw tokens.unexpectedAt(token, "an expression");
        }
        Expr inner = expression();
        tokens.expect(")");
        return inner;
    }

    private Expr call(Token name) {
        Function function = paths.function(name);
        tokens.expect("(");
        List<Expr> arguments = new ArrayList<>();
        while (!tokens.peek().is(")")) {
            if (!arguments.isEmpty()) {
                tokens.expect(",");
            }
            arguments.add(expression());
        }
        tokens.expect(")");
        if (arguments.size() < function.least() || arguments.size() > function.most()) {
            throw tokens.errorAt(
                    name,
                    name.text() + "() takes " + function.least() + " to " + function.most() + " arguments, not "
                            + arguments.size());
        }
        return new Call(function, arguments);
    }
}
