package crawler.conformance.function;

import static crawler.conformance.function.Arguments.function;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.document.CsvRows;
import crawler.engine.document.Sitemap;
import crawler.engine.document.SitemapEntry;
import crawler.engine.document.XmlNodes;
import crawler.engine.select.Selector;
import crawler.engine.select.SelectorList;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sitemaps, feeds of XML, and CSV. */
public final class DocumentFunctions implements Family {
    private static final Headers XML = Headers.of("Content-Type", "application/xml");

    @Override
    public Map<String, Function> functions() {
        return Map.of(
                "sitemap", function(DocumentFunctions::sitemap),
                "sitemap_robots",
                        function(args -> Sitemap.urlsOfRobots(
                                args.text("text"), args.optional("base").orElse(""))),
                "xmliter", function(DocumentFunctions::nodes),
                "csviter", function(DocumentFunctions::rows));
    }

    private static Object sitemap(Arguments args) {
        Sitemap sitemap = Sitemap.of(decoded(args));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("type", sitemap.type());
        result.put("entries", sitemap.entries().map(DocumentFunctions::fields).toList());
        return result;
    }

    private static Map<String, Object> fields(SitemapEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>(entry.fields());
        if (!entry.alternates().isEmpty()) {
            fields.put("alternate", entry.alternates());
        }
        return fields;
    }

    /** By what the XML itself says about its encoding. */
    private static String decoded(Arguments args) {
        byte[] bytes = args.text("text").getBytes(StandardCharsets.UTF_8);
        return new Response(new Request("http://site.test/feed.xml"), 200, XML, bytes).text();
    }

    private static Object nodes(Arguments args) {
        Stream<Selector> nodes = args.optional("namespace")
                .map(uri -> XmlNodes.of(
                        decoded(args),
                        args.text("tag"),
                        uri,
                        args.optional("prefix").orElse("x")))
                .orElseGet(() -> XmlNodes.of(decoded(args), args.text("tag")));
        return nodes.map(node -> selected(node, args)).toList();
    }

    private static List<List<String>> selected(Selector node, Arguments args) {
        args.object("namespaces").all().forEach((prefix, uri) -> node.registerNamespace(prefix, uri.toString()));
        return args.texts("xpaths").stream()
                .map(node::xpath)
                .map(SelectorList::getAll)
                .toList();
    }

    private static Object rows(Arguments args) {
        CsvRows rows = CsvRows.DEFAULT.withHeaders(args.texts("headers"));
        if (args.optional("delimiter").filter(text -> !text.isEmpty()).isPresent()) {
            rows = rows.withDelimiter(one(args.text("delimiter")));
        }
        if (args.optional("quotechar").filter(text -> !text.isEmpty()).isPresent()) {
            rows = rows.withQuotechar(one(args.text("quotechar")));
        }
        return rows.of(args.text("text")).toList();
    }

    private static char one(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("\"" + text + "\" must be one character");
        }
        return text.charAt(0);
    }
}
