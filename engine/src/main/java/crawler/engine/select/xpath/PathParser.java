package crawler.engine.select.xpath;

import crawler.engine.select.query.Namespaces;
import crawler.engine.select.tree.Axis;
import crawler.engine.select.tree.Names;
import crawler.engine.select.tree.NodeTest;
import crawler.engine.select.xpath.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads location paths: steps with their axes, tests and predicates (XPath 1.0, section 2). */
final class PathParser {
    private static final Map<String, NodeTest> NODE_TYPES =
            Map.of("node", NodeTest.ANY, "text", NodeTest.TEXT, "comment", NodeTest.COMMENT);
    private static final String INSTRUCTION = "processing-instruction";
    private static final Set<String> STEP_SYMBOLS = Set.of(".", "..", "@", "/", "//");

    private final Tokens tokens;
    private final Namespaces namespaces;
    private final Supplier<Expr> expressions;

    PathParser(Tokens tokens, Namespaces namespaces, Supplier<Expr> expressions) {
        this.tokens = tokens;
        this.namespaces = namespaces;
        this.expressions = expressions;
    }

    /** Whether a path comes next, and not a primary expression: a name before a parenthesis calls a function. */
    boolean startsStep() {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.NAME) {
            return !tokens.second().is("(") || isNodeType(token.text());
        }
        return token.kind() == Token.Kind.SYMBOL && STEP_SYMBOLS.contains(token.text());
    }

    private static boolean isNodeType(String name) {
        return NODE_TYPES.containsKey(name) || name.equals(INSTRUCTION);
    }

    Expr location() {
        if (tokens.peek().is("//")) {
            return steps(LocationPath.Start.ROOT);
        }
        if (tokens.accept("/")) {
            boolean rootOnly = !startsStep();
            return rootOnly
                    ? new LocationPath(LocationPath.Start.ROOT, List.of())
                    : relative(LocationPath.Start.ROOT, new ArrayList<>());
        }
        return relative(LocationPath.Start.CONTEXT, new ArrayList<>());
    }

    /** The path behind an expression, from its slash on. */
    Expr behind(Expr expr) {
        return steps(LocationPath.Start.of(expr));
    }

    private Expr relative(LocationPath.Start start, List<Step> steps) {
        steps.add(step());
        return rest(start, steps);
    }

    private Expr steps(LocationPath.Start start) {
        return rest(start, new ArrayList<>());
    }

    private Expr rest(LocationPath.Start start, List<Step> steps) {
        while (true) {
            if (tokens.accept("/")) {
                steps.add(step());
            } else if (tokens.accept("//")) {
                addAnywhere(steps, step());
            } else {
                return new LocationPath(start, steps);
            }
        }
    }

    /** Children of all nodes are all descendants, unless they are counted per parent. */
    private static void addAnywhere(List<Step> steps, Step step) {
        if (step.axis() == Axis.CHILD && !step.positional()) {
            steps.add(step.withAxis(Axis.DESCENDANT));
        } else {
            steps.add(Step.anywhere());
            steps.add(step);
        }
    }

    private Step step() {
        if (tokens.accept(".")) {
            return new Step(Axis.SELF, NodeTest.ANY, "", List.of());
        }
        if (tokens.accept("..")) {
            return new Step(Axis.PARENT, NodeTest.ANY, "", List.of());
        }
        Step step = test(axis());
        while (tokens.peek().is("[")) {
            step = step.withPredicate(predicate());
        }
        return step;
    }

    private Axis axis() {
        if (tokens.accept("@")) {
            return Axis.ATTRIBUTE;
        }
        if (!tokens.second().is("::")) {
            return Axis.CHILD;
        }
        Token name = tokens.next();
        tokens.next();
        Optional<Axis> axis = Axis.named(name.text());
        return axis.orElseThrow(() -> tokens.errorAt(name, "there is no axis \"" + name.text() + "\""));
    }

    private Step test(Axis axis) {
        Token name = tokens.next();
        if (name.kind() != Token.Kind.NAME) {
            throw tokens.unexpectedAt(name, "a step");
        }
        if (tokens.peek().is("(")) {
            return new Step(axis, nodeType(name), "", List.of());
        }
        if (name.text().equals("*")) {
            NodeTest any = axis == Axis.ATTRIBUTE || axis == Axis.NAMESPACE ? NodeTest.ATTRIBUTE : NodeTest.ELEMENT;
            return new Step(axis, any, "", List.of());
        }
        return named(axis, name);
    }

    private NodeTest nodeType(Token name) {
        tokens.expect("(");
        String target = name.text().equals(INSTRUCTION) && tokens.peek().kind() == Token.Kind.LITERAL
                ? tokens.next().text()
                : "";
        tokens.expect(")");
        if (name.text().equals(INSTRUCTION)) {
            return NodeTest.instruction(target);
        }
        if (!NODE_TYPES.containsKey(name.text())) {
            throw tokens.errorAt(name, "\"" + name.text() + "\" is no kind of node; a step cannot be a function call");
        }
        return NODE_TYPES.get(name.text());
    }

    private Step named(Axis axis, Token name) {
        String uri = uri(name);
        String local = local(name);
        if (local.equals("*")) {
            return new Step(axis, NodeTest.inNamespace(uri), "", List.of());
        }
        if (axis == Axis.NAMESPACE) {
            return new Step(axis, (node, xml) -> Names.qualified(node).equals("xmlns:" + local), "", List.of());
        }
        if (axis != Axis.ATTRIBUTE) {
            return new Step(axis, NodeTest.element(uri, local), "", List.of());
        }
        return new Step(axis, NodeTest.attribute(uri, local), uri.isEmpty() ? local : "", List.of());
    }

    private String uri(Token name) {
        int colon = name.text().indexOf(':');
        if (colon < 0) {
            return "";
        }
        String prefix = name.text().substring(0, colon);
        return namespaces
                .uri(prefix)
                .orElseThrow(() -> tokens.errorAt(
                        name, "undefined namespace prefix \"" + prefix + "\"; register it or pass it with the query"));
    }

    private static String local(Token name) {
        return name.text().substring(name.text().indexOf(':') + 1);
    }

    Function function(Token name) {
        Optional<Function> own = name.text().indexOf(':') < 0
                ? Optional.ofNullable(CoreFunctions.ALL.get(name.text()))
                : Optional.empty();
        return own.or(() -> ExtensionFunctions.find(uri(name), local(name)))
                .orElseThrow(() -> tokens.errorAt(name, "there is no function " + name.text() + "()"));
    }

    Expr predicate() {
        tokens.expect("[");
        Expr predicate = expressions.get();
        tokens.expect("]");
        return predicate;
    }
}
