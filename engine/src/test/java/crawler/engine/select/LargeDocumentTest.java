package crawler.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.select.query.InvalidQueryException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither depth nor length of a document may overflow the stack or take time that grows with its square. */
@DisplayName("D1, D2, D5, D7: large and deep documents")
final class LargeDocumentTest {
    private static final int DEPTH = 100_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);

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
                "//div/preceding-sibling::div",
                "//div/ancestor-or-self::p",
                "//div/descendant-or-self::p",
                "//div/attribute::class",
                "//p/self::p/parent::div/child::p"
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

    @ParameterizedTest
    @ValueSource(strings = {"(a|b)*c", "(?:a|b)*?c", "^(?:[^<]|<(?!x))*c", "(?:a(?=b)|b)*c"})
    void aPageCannotOverflowTheStackOfARegularExpression(String regex) {
        assertEquals(1, Selector.text("ab".repeat(20_000) + "c").re(regex).size());

        Selector longer = Selector.text("ab".repeat(2_000_000) + "c");
        String message = assertThrows(InvalidQueryException.class, () -> longer.re(regex))
                .getMessage();
        assertTrue(message.startsWith("regex query \"" + regex + "\": on a text of 4000001 characters"), message);
    }

    @Test
    void regularExpressionsInsideOfXPathAndLinksAreBoundAsWell() {
        Selector page = Selector.html("<p>" + "ab".repeat(20_000) + "c");

        assertEquals(1, page.xpath("//p[re:test(., '^(a|b)*c$')]").size());
        assertEquals("-", page.xpath("re:replace(//p, '(a|b)*c', '', '-')").get());
        assertThrows(InvalidQueryException.class, () -> page.xpath("re:replace(//p, 'a', '', '\\2')"));
    }

    @Test
    void manySiblingsAreDroppedInOneGo() {
        Selector page = Selector.html("<p>" + "<b>x</b>y".repeat(300_000) + "<i>z</i>");
        Selector deep = Selector.ofDocument(
                Parser.xmlParser().setMaxDepth(2 * DEPTH).parseInput("<q:r>" + "<div>".repeat(DEPTH), ""));

        assertTimeout(LIMIT, () -> page.css("b").drop());
        assertEquals(1, page.css("p > i").size());
        assertEquals(0, page.css("b").size());
        assertThrows(
                IllegalStateException.class, () -> page.css("p, body *, html").drop());
        assertEquals(1, page.css("p > i").size());
        assertTimeout(LIMIT, deep::removeNamespaces);
        assertTimeout(LIMIT, () -> deep.css("div").drop());
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
