package crawler.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("M8 meta refresh, the tag itself")
class RefreshTest {

    private static String read(String html) {
        return Refresh.of(html, List.of("noscript"))
                .map(refresh -> refresh.delay() + " " + refresh.link())
                .orElse("none");
    }

    private static String content(String content) {
        return read("<meta http-equiv=refresh content=\"" + content + "\">");
    }

    @Test
    void contentsAreReadByTheHtmlStandard() {
        Map<String, String> expected = Map.ofEntries(
                Map.entry("5; url=/x", "5.0 /x"),
                Map.entry("0;/x", "0.0 /x"),
                Map.entry("  1.5 , URL = '/x' y", "1.5 /x"),
                Map.entry("1.2.3;/x", "1.2 /x"),
                Map.entry(".5 url=&quot;/x&quot;", "0.5 /x"),
                Map.entry("0;url=/a?b&amp;c", "0.0 /a?b&c"),
                Map.entry("0;url=", "0.0 "),
                Map.entry("0;urls", "0.0 urls"),
                Map.entry("99999999999;/x", Double.MAX_VALUE + " /x"),
                Map.entry("5", "none"),
                Map.entry("5;", "none"),
                Map.entry("", "none"),
                Map.entry(".;/x", "0.0 /x"),
                Map.entry("..;/x", "0.0 /x"),
                Map.entry("-1;/x", "none"),
                Map.entry("5x;/x", "none"),
                Map.entry("url=/x", "none"));

        expected.forEach((content, refresh) -> assertEquals(refresh, content(content), content));
    }

    @Test
    void theFirstTagThatSaysWhereToCounts() {
        assertEquals(
                "2.0 /b",
                read("<META HTTP-EQUIV='Refresh'><meta http-equiv=refresh content=7>"
                        + "<meta content='2;/b' http-equiv='REFRESH'/><meta http-equiv=refresh content='3;/c'>"));
        assertEquals("none", read("<metal http-equiv=refresh content='3;/c'>"));
        assertEquals("none", read("<meta http-equiv=refresh content='3;/c'"));
        assertEquals("none", read("<meta http-equiv=x content='refresh;/c'>"));
    }

    @Test
    void whatIsIgnoredOrCommentedOutDoesNotCount() {
        String tag = "<meta http-equiv=refresh content='0;/x'>";

        assertEquals("none", read("<noscript class=a>" + tag + "</NOSCRIPT>"));
        assertEquals("none", read("<!--" + tag));
        assertEquals("0.0 /x", read("<noscript>" + tag), "an element that is not closed is none");
        assertEquals("0.0 /x", read("<script>" + tag + "</script>"));
        assertEquals(Optional.empty(), Refresh.of("<script>" + tag + "</script>", List.of("script")));
        assertEquals("none", read(" ".repeat(4096) + tag));
    }

    @Test
    void noPageTakesLong() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            read("refresh<meta ".repeat(500));
            read("refresh" + "<noscript>".repeat(500));
            read("refresh" + "<!--".repeat(2000));
        });
    }
}
