package crawler.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.select.query.InvalidQueryException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither depth nor length of a document may overflow the stack or take time that grows with its square. */
final class LargeDocumentTest {
    private static final int DEPTH = 100_000;
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private static final Selector DEEP = Selector.ofDocument(Parser.xmlParser()
            .setMaxDepth(2 * DEPTH)
            .parseInput("<r>" + "<div>".repeat(DEPTH) + "<p>x1y</p>" + "</div>".repeat(DEPTH) + "</r>", ""));

    private static final Selector LONG =
            Selector.html("<div><p class='c'>x1y</p><a href='1'>q</a></div>".repeat(5_000_000 / 48));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "div",
                "div div > div",
                "div > div > p",
                "*::text",
                "div::text",
                "div:has(p)",
                "div:not(:has(q))",
                "div:nth-child(2)",
                "div ~ div, p",
                "p::attr(class)"
            })
    void cssWalksADocumentOnce(String query) {
        assertTimeout(LIMIT, () -> DEEP.css(query).size());
        assertTimeout(LIMIT, () -> LONG.css(query).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//div/div",
                "//div[1]",
                "//div//div",
                "//div/..",
                "//p/ancestor::div",
                "//div/ancestor::*",
                "//@class",
                "//div/following::p",
                "//p/preceding::div",
                "//p/following-sibling::a",
                "//div[.//p]",
                "string(/)",
                "//div[last()] | //p",
                "//div/following-sibling::div",
                "//div/preceding-sibling::div"
            })
    void xpathWalksADocumentOnce(String query) {
        assertTimeout(LIMIT, () -> DEEP.xpath(query).size());
        assertTimeout(LIMIT, () -> LONG.xpath(query).size());
    }

    @Test
    void aDocumentIsWrittenWhateverItsDepth() {
        assertEquals(
                ("<div>".length() * 2 + 1) * DEPTH + "<r><p>x1y</p></r>".length(),
                DEEP.get().length());
        assertEquals(1, DEEP.re("x(\\d)y").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not(%s)", "(%s)", "a[%s]", "%s or a", "-%s", "%s | a", "%s/a", "%s[1]", "concat('a', %s)"})
    void aLongXPathIsAnsweredOrRefused(String around) {
        answeredOrRefused(around, "a", query -> Selector.html("<a>").xpath(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {":not(%s)", "%s > a", "%s, a", "%s[b]", "%s.b", "a%s", "%s:has(a)"})
    void aLongSelectorIsAnsweredOrRefused(String around) {
        answeredOrRefused(around, "a", query -> Selector.html("<a>").css(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s.a", "[%s]", "!%s", "%s|a", "(%s)", "%s||a", "{a: %s}", "not_null(%s)"})
    void aLongJmespathIsAnsweredOrRefused(String around) {
        answeredOrRefused(around, "a", query -> Selector.json("{\"a\": 1}").jmespath(query));
    }

    private static void answeredOrRefused(String around, String query, Consumer<String> question) {
        String before = around.substring(0, around.indexOf("%s"));
        String after = around.substring(around.indexOf("%s") + 2);
        for (int times : new int[] {90, 900, 4_000}) {
            try {
                question.accept(before.repeat(times) + query + after.repeat(times));
            } catch (InvalidQueryException e) {
                assertTrue(times > 90 || around.contains(":"), e.getMessage());
            }
        }
    }

    @Test
    void aRegularExpressionMayPassOverAnything() {
        Selector text = Selector.text("a" + "b\n".repeat(DEPTH) + "c");
        for (String regex : List.of("a(?:.|\\n)*?c", "a(?:\\s|.)*c", "a(.|\\n)*c", "a[\\s\\S]*?c", "(?s)a.*c")) {
            assertEquals(1, text.re(regex).size(), regex);
        }
    }

    @Test
    void parsingGivesUpDepthRatherThanTime() {
        String text = "<div>".repeat(DEPTH) + "<p>x1y</p>";
        assertTimeout(
                LIMIT,
                () -> assertEquals("x1y", Selector.html(text).css("p::text").get()));
        assertTimeout(
                LIMIT,
                () -> assertEquals("x1y", Selector.xml(text).css("p::text").get()));
    }
}
