package crawler.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds selectors against what Scrapy answers to the same questions (D1 to D9). */
@DisplayName("D1, D2, D3, D4, D5, D6, D7, D9: what parsel answers")
final class ScrapyAnswersTest {
    /** Where HTML5's tree is another than libxml2's, the answer that follows from HTML5's. */
    private static final Map<String, String> HTML5 = Map.of(
            // The end tag </p> after <div> closes no open p and so makes an empty one.
            "selectors-182", "[\"<p>one</p>\",\"<p>two</p>\",\"<p></p>\"]",
            // Rows without tbody get one.
            "selectors-188", "[\"<tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></tbody>\"]",
            // The slash of <p/> means nothing, so the text is the paragraph's.
            "selectors-236", "[\"t\"]");

    private static final JsonMapper JSON = JsonMapper.shared();

    @TestFactory
    Stream<DynamicTest> aSelectorAnswersAsScrapyDoes() {
        return cases().map(each -> DynamicTest.dynamicTest(each.get("id").asString(), () -> check(each)));
    }

    @Test
    void everyExceptionIsACaseThatDependsOnTheParser() {
        List<String> dependent = cases().filter(each -> each.has("parser_dependent"))
                .map(each -> each.get("id").asString())
                .toList();
        assertTrue(dependent.containsAll(HTML5.keySet()));
    }

    private static Stream<JsonNode> cases() {
        var stream = ScrapyAnswersTest.class.getResourceAsStream("/oracle/selectors.jsonl");
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(JSON::readTree).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(JsonNode each) {
        JsonNode args = each.get("args");
        if (each.has("error")) {
            assertThrows(IllegalArgumentException.class, () -> select(args));
            return;
        }
        String exception = HTML5.get(each.get("id").asString());
        JsonNode expected = exception == null ? each.get("result") : JSON.readTree(exception);
        assertEquals(expected, JSON.valueToTree(answer(args)));
    }

    private static Object answer(JsonNode args) {
        SelectorList found = select(args);
        String regex = args.path("regex").asString("");
        return switch (args.path("mode").asString("getall")) {
            case "get" -> found.get(args.path("default").asString(""));
            case "count" -> found.size();
            case "attrib" -> found.attrib();
            case "re" -> found.re(regex);
            case "re_first" -> found.reFirst(regex).orElse(args.path("default").asString(""));
            default -> found.getAll();
        };
    }

    private static SelectorList select(JsonNode args) {
        String text = args.get("html").asString();
        Selector page = args.path("type").asString("html").equals("xml") ? Selector.xml(text) : Selector.html(text);
        if (args.path("remove_namespaces").asBoolean(false)) {
            page.removeNamespaces();
        }
        if (args.has("steps")) {
            return steps(page, args.get("steps"));
        }
        return args.has("css")
                ? page.css(args.get("css").asString())
                : page.xpath(
                        args.get("xpath").asString(), strings(args.path("vars")), strings(args.path("namespaces")));
    }

    private static SelectorList steps(Selector page, JsonNode steps) {
        SelectorList at = page.xpath(".");
        for (JsonNode step : steps) {
            String query = step.get(1).asString();
            at = step.get(0).asString().equals("css") ? at.css(query) : at.xpath(query);
        }
        return at;
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new LinkedHashMap<>();
        object.properties()
                .forEach(each -> strings.put(each.getKey(), each.getValue().asString()));
        return strings;
    }
}
