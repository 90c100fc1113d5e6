package crawler.conformance.function;

import static crawler.conformance.function.Arguments.function;

import crawler.engine.select.Selector;
import crawler.engine.select.SelectorList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Selectors: CSS, XPath, regular expressions and JMESPath. */
public final class SelectFunctions implements Family {

    @Override
    public Map<String, Function> functions() {
        return Map.of("select", function(SelectFunctions::select), "jmespath", function(SelectFunctions::jmespath));
    }

    private static Object select(Arguments args) {
        SelectorList found = found(args, document(args));
        String otherwise = args.optional("default").orElse(null);
        return switch (args.optional("mode").orElse("getall")) {
            case "getall" -> found.getAll();
            case "get" -> found.first().orElse(otherwise);
            case "count" -> found.size();
            case "attrib" -> found.attrib();
            case "re" -> found.re(args.text("regex"));
            case "re_first" -> found.reFirst(args.text("regex")).orElse(otherwise);
            default -> throw new IllegalArgumentException("there is no mode " + args.text("mode"));
        };
    }

    private static Selector document(Arguments args) {
        boolean xml = args.optional("type").filter("xml"::equals).isPresent();
        Selector document = xml ? Selector.xml(args.text("html")) : Selector.html(args.text("html"));
        if (args.flag("remove_namespaces")) {
            document.removeNamespaces();
        }
        args.object("namespaces").all().forEach((prefix, uri) -> document.registerNamespace(prefix, uri.toString()));
        return document;
    }

    private static SelectorList found(Arguments args, Selector document) {
        if (args.value("steps").orElse(List.of()) instanceof List<?> steps && !steps.isEmpty()) {
            SelectorList at = document.xpath(".");
            for (Object step : steps) {
                at = step((List<?>) step, at);
            }
            return at;
        }
        return args.optional("css")
                .map(document::css)
                .orElseGet(() -> document.xpath(
                        args.text("xpath"),
                        new LinkedHashMap<>(args.object("vars").all())));
    }

    private static SelectorList step(List<?> step, SelectorList at) {
        String query = step.get(1).toString();
        return step.get(0).equals("css") ? at.css(query) : at.xpath(query);
    }

    private static Object jmespath(Arguments args) {
        return Selector.json(args.text("json")).jmespath(args.text("query")).stream()
                .map(SelectFunctions::plain)
                .toList();
    }

    private static Object plain(Selector selector) {
        return selector.json().isPresent()
                ? JsonMapper.shared().treeToValue(selector.json().get(), Object.class)
                : selector.get();
    }
}
