package crawler.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
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
