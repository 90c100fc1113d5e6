package crawler.engine.select.xpath;

import static java.util.Map.entry;

import crawler.engine.select.query.Namespaces;
import crawler.engine.select.query.PythonPattern;
import crawler.engine.select.query.Strings;
import crawler.engine.select.xpath.Evaluation.EvaluationException;
import crawler.engine.select.xpath.Evaluation.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The functions that Scrapy's selectors add: {@code has-class()}, EXSLT's {@code re:} and {@code set:}; and under
 * {@code css:} what the translation of CSS needs to be quick.
 */
final class ExtensionFunctions {
    private static final int MANY = 1000;

    private static final Map<String, Map<String, Function>> BY_NAMESPACE = Map.of(
            Namespaces.REGEX,
            Map.of(
                    "test",
                            Function.of(
                                    2, 3, (scope, args) -> pattern(scope, args).isFoundIn(input(scope, args))),
                    "match", Function.of(2, 3, ExtensionFunctions::match),
                    "replace", Function.of(4, 4, ExtensionFunctions::replace)),
            Namespaces.SETS,
            Map.ofEntries(
                    entry("difference", sets(Sets::difference)),
                    entry("intersection", sets(Sets::intersection)),
                    entry("leading", sets(Sets::leading)),
                    entry("trailing", sets(Sets::trailing)),
                    entry("has-same-node", sets(Sets::haveSameNode)),
                    entry(
                            "distinct",
                            Function.of(
                                    1,
                                    1,
                                    (scope, args) -> Sets.distinct(args.get(0).nodes(scope))))),
            Namespaces.CSS,
            Map.of(
                    "scope",
                            Function.of(
                                    0,
                                    0,
                                    (scope, args) -> scope.node() == scope.run().start()),
                    "nth-child", nth(false, false),
                    "nth-last-child", nth(false, true),
                    "nth-of-type", nth(true, false),
                    "nth-last-of-type", nth(true, true)));

    private static final Function HAS_CLASS = Function.of(1, MANY, ExtensionFunctions::hasClass);

    private ExtensionFunctions() {}

    static Optional<Function> find(String uri, String local) {
        if (uri.isEmpty()) {
            return local.equals("has-class") ? Optional.of(HAS_CLASS) : Optional.empty();
        }
        return Optional.ofNullable(BY_NAMESPACE.getOrDefault(uri, Map.of()).get(local));
    }

    private static Function sets(java.util.function.BiFunction<NodeSet, NodeSet, Object> operation) {
        return Function.of(
                2,
                2,
                (scope, args) ->
                        operation.apply(args.get(0).nodes(scope), args.get(1).nodes(scope)));
    }

    /** {@code css:nth-child(a, b)}: whether the place of the context element is a*n+b for some n from 0. */
    private static Function nth(boolean ofType, boolean fromEnd) {
        return Function.of(2, 2, (scope, args) -> {
            if (!(scope.node() instanceof Element element)) {
                return false;
            }
            int a = (int) args.get(0).number(scope);
            int b = (int) args.get(1).number(scope);
            int place = scope.run().places(element).position(element, ofType, fromEnd) - b;
            return a == 0 ? place == 0 : place % a == 0 && place / a >= 0;
        });
    }

    private static boolean hasClass(Scope scope, List<Expr> args) {
        if (!(scope.node() instanceof Element element) || !element.hasAttr("class")) {
            return false;
        }
        String classes = element.attributes().get("class");
        for (Expr arg : args) {
            if (!(arg.evaluate(scope) instanceof String wanted)) {
                throw new EvaluationException("the arguments of has-class() must be strings");
            }
            if (!hasToken(classes, wanted)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasToken(String tokens, String wanted) {
        int length = wanted.length();
        for (int at = tokens.indexOf(wanted); at >= 0 && length > 0; at = tokens.indexOf(wanted, at + 1)) {
            int end = at + length;
            if ((at == 0 || isHtmlSpace(tokens.charAt(at - 1)))
                    && (end == tokens.length() || isHtmlSpace(tokens.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHtmlSpace(char c) {
        return Strings.isSpace(c) || c == '\f';
    }

    private static String input(Scope scope, List<Expr> args) {
        return CoreFunctions.text(scope, args, 0);
    }

    private static PythonPattern pattern(Scope scope, List<Expr> args) {
        String regex = CoreFunctions.text(scope, args, 1);
        String flags = args.size() < 3 ? "" : CoreFunctions.text(scope, args, 2);
        return PythonPattern.of(flags.contains("i") ? "(?i)" + regex : regex);
    }

    /** The match and its groups, or with flag g all matches, each the text of a new element {@code match}. */
    private static NodeSet match(Scope scope, List<Expr> args) {
        PythonPattern pattern = pattern(scope, args);
        String input = input(scope, args);
        List<String> texts = new ArrayList<>();
        if (args.size() == 3 && CoreFunctions.text(scope, args, 2).contains("g")) {
            pattern.all(input).forEach(match -> texts.add(String.join("", PythonPattern.groups(match))));
        } else {
            pattern.first(input).ifPresent(match -> {
                texts.add(match.group());
                texts.addAll(match.groupCount() > 0 ? PythonPattern.groups(match) : List.of());
            });
        }
        return elements(texts);
    }

    private static NodeSet elements(List<String> texts) {
        Element matches = new Element("matches");
        List<Node> found = new ArrayList<>();
        for (String text : texts) {
            found.add(matches.appendElement("match").appendText(text));
        }
        return new NodeSet(found, true);
    }

    private static String replace(Scope scope, List<Expr> args) {
        boolean all = CoreFunctions.text(scope, args, 2).contains("g");
        return pattern(scope, args.subList(0, 3)).replaced(input(scope, args), CoreFunctions.text(scope, args, 3), all);
    }
}
