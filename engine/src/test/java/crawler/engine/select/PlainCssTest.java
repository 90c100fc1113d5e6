package crawler.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.select.css.Css;
import crawler.engine.select.css.PlainCss;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D1: simple selectors take a short cut")
class PlainCssTest {
    private static final String HTML =
            "<title>T &amp; t</title><body class='Big'><div id=x class='a b\tc'>one<p class=b>two"
                    + "<b>three</b>four</p><A HREF='/q' data-x>five</A><a>six</a><script>var x</script><p></p></div>"
                    + "<svg><linearGradient id=g></linearGradient></svg><div class='ab'><div class=a>inner</div></div>";
    private static final List<String> QUERIES = List.of(
            "a",
            "A",
            "a[href]",
            "a[HREF]::attr(href)",
            "a::attr(href)",
            "div",
            ".a",
            ".A",
            "div.a.b",
            ".c",
            "#x",
            "#X",
            "p::text",
            "div::text",
            "title::text",
            "script::text",
            "a[data-x]::attr(data-x)",
            ".b::text",
            "[id]",
            "[id]::attr(id)",
            "linearGradient",
            "lineargradient",
            "body.Big",
            " p ",
            "div#x[class]",
            "html",
            "b::attr(none)",
            "em");

    @Test
    void answersWhatTheTranslationIntoXPathAnswers() {
        Selector page = Selector.html(HTML);
        for (String query : QUERIES) {
            assertTrue(PlainCss.of(query).isPresent(), query);
            assertEquals(
                    page.xpath(Css.toXPath(query, false)).getAll(),
                    page.css(query).getAll(),
                    query);
        }
    }

    @Test
    void looksBelowTheSelectedElementOnly() {
        SelectorList inner = Selector.html(HTML).css("p.b");
        assertEquals(List.of("two", "four"), inner.css("p::text").getAll());
        assertEquals(List.of("three"), inner.css("b::text").getAll());
        assertEquals(List.of(), inner.css("a").getAll());
    }

    @Test
    void leavesEverythingElseToTheTranslation() {
        for (String query : List.of(
                "",
                "*",
                "a b",
                "a,b",
                "a>b",
                "a:first-child",
                "a[href='x']",
                "*::text",
                "::text",
                "a\\.b",
                "a::attr(HREF)")) {
            assertTrue(PlainCss.of(query).isEmpty(), query);
        }
    }
}
