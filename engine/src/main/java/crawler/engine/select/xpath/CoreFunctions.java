package crawler.engine.select.xpath;

import static java.util.Map.entry;

import crawler.engine.select.query.Strings;
import crawler.engine.select.tree.Names;
import crawler.engine.select.tree.Nodes;
import crawler.engine.select.xpath.Evaluation.Scope;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** The functions of XPath 1.0 itself (section 4). */
final class CoreFunctions {
    private static final int MANY = 1000;

    static final Map<String, Function> ALL = Map.ofEntries(
            entry("last", Function.position((scope, args) -> (double) scope.size())),
            entry("position", Function.position((scope, args) -> (double) scope.position())),
            entry("count", Function.number(1, 1, (scope, args) ->
                    (double) args.get(0).nodes(scope).nodes().size())),
            entry("id", Function.of(1, 1, CoreFunctions::id)),
            entry("lang", Function.of(1, 1, CoreFunctions::lang)),
            entry("name", Function.of(0, 1, named((node, xml) -> Names.qualified(node)))),
            entry("local-name", Function.of(0, 1, named(Names::local))),
            entry("namespace-uri", Function.of(0, 1, named(Names::uri))),
            entry("string", Function.of(0, 1, CoreFunctions::stringOf)),
            entry("concat", Function.of(2, MANY, CoreFunctions::concat)),
            entry(
                    "starts-with",
                    Function.of(2, 2, (scope, args) -> text(scope, args, 0).startsWith(text(scope, args, 1)))),
            entry(
                    "contains",
                    Function.of(2, 2, (scope, args) -> text(scope, args, 0).contains(text(scope, args, 1)))),
            entry(
                    "substring-before",
                    Function.of(2, 2, (scope, args) -> Strings.before(text(scope, args, 0), text(scope, args, 1)))),
            entry(
                    "substring-after",
                    Function.of(2, 2, (scope, args) -> Strings.after(text(scope, args, 0), text(scope, args, 1)))),
            entry("substring", Function.of(2, 3, CoreFunctions::substring)),
            entry("string-length", Function.number(0, 1, (scope, args) -> {
                String text = stringOf(scope, args);
                return (double) text.codePointCount(0, text.length());
            })),
            entry("normalize-space", Function.of(0, 1, (scope, args) -> Strings.normalize(stringOf(scope, args)))),
            entry(
                    "translate",
                    Function.of(
                            3,
                            3,
                            (scope, args) -> Strings.translate(
                                    text(scope, args, 0), text(scope, args, 1), text(scope, args, 2)))),
            entry("boolean", Function.of(1, 1, (scope, args) -> args.get(0).test(scope))),
            entry("not", Function.of(1, 1, (scope, args) -> !args.get(0).test(scope))),
            entry("true", Function.of(0, 0, (scope, args) -> true)),
            entry("false", Function.of(0, 0, (scope, args) -> false)),
            entry(
                    "number",
                    Function.number(
                            0,
                            1,
                            (scope, args) -> args.isEmpty()
                                    ? Values.parse(Nodes.text(scope.node()))
                                    : args.get(0).number(scope))),
            entry(
                    "sum",
                    Function.number(
                            1,
                            1,
                            (scope, args) -> args.get(0).nodes(scope).nodes().stream()
                                    .mapToDouble(node -> Values.parse(Nodes.text(node)))
                                    .sum())),
            entry(
                    "floor",
                    Function.number(
                            1, 1, (scope, args) -> Math.floor(args.get(0).number(scope)))),
            entry(
                    "ceiling",
                    Function.number(1, 1, (scope, args) -> Math.ceil(args.get(0).number(scope)))),
            entry(
                    "round",
                    Function.number(1, 1, (scope, args) -> round(args.get(0).number(scope)))));

    private CoreFunctions() {}

    static String text(Scope scope, List<Expr> args, int at) {
        return args.get(at).string(scope);
    }

    /** The first argument, or the context node when there is none. */
    private static String stringOf(Scope scope, List<Expr> args) {
        return args.isEmpty() ? Nodes.text(scope.node()) : text(scope, args, 0);
    }

    private static Function.Body named(BiFunction<Node, Boolean, String> name) {
        return (scope, args) -> {
            if (args.isEmpty()) {
                return name.apply(scope.node(), scope.run().xml());
            }
            NodeSet set = args.get(0).nodes(scope);
            return set.isEmpty()
                    ? ""
                    : name.apply(set.nodes().get(0), scope.run().xml());
        };
    }

    private static String concat(Scope scope, List<Expr> args) {
        StringBuilder all = new StringBuilder();
        args.forEach(arg -> all.append(arg.string(scope)));
        return all.toString();
    }

    private static double round(double number) {
        return Double.isFinite(number) ? Math.floor(number + 0.5) : number;
    }

    private static String substring(Scope scope, List<Expr> args) {
        double from = round(args.get(1).number(scope));
        double end = args.size() < 3
                ? Double.POSITIVE_INFINITY
                : from + round(args.get(2).number(scope));
        return Strings.substring(text(scope, args, 0), from, end);
    }

    private static NodeSet id(Scope scope, List<Expr> args) {
        Set<String> wanted = new HashSet<>();
        Object value = args.get(0).evaluate(scope);
        List<String> texts = value instanceof NodeSet set
                ? set.nodes().stream().map(Nodes::text).toList()
                : List.of(Values.toString(value));
        texts.forEach(
                text -> wanted.addAll(Arrays.asList(Strings.normalize(text).split(" "))));
        Expr firstOfItsId = at ->
                at.node() instanceof Element element && element.hasAttr("id") && wanted.remove(element.attr("id"));
        return Step.anywhere().withPredicate(firstOfItsId).from(NodeSet.of(Nodes.root(scope.node())), scope.run());
    }

    private static boolean lang(Scope scope, List<Expr> args) {
        String wanted = text(scope, args, 0).toLowerCase(Locale.ROOT);
        for (Node at = scope.node(); at != null; at = Nodes.parent(at)) {
            if (at instanceof Element element && element.hasAttr("xml:lang")) {
                String lang = element.attr("xml:lang").toLowerCase(Locale.ROOT);
                return lang.equals(wanted) || lang.startsWith(wanted + "-");
            }
        }
        return false;
    }
}
