package crawler.engine.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Response;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetaRefreshTest {
    private static Optional<MetaRefresh> of(String html) {
        return MetaRefresh.of(Response.of("http://shop.test/dir/page", html));
    }

    private static Optional<MetaRefresh> ofContent(String content) {
        return of("<meta http-equiv=refresh content=\"" + content + "\">");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "5; url=/x => 5 http://shop.test/x",
                "0;URL='x y' => 0 http://shop.test/dir/x%20y",
                "1.5;url=?q=é => 1.5 http://shop.test/dir/page?q=%C3%A9",
                ".5 , url = http://other.test => 0.5 http://other.test",
                "1.5.3;/x => 1.5 http://shop.test/x",
                "3 /x => 3 http://shop.test/x",
                "0;/x => 0 http://shop.test/x",
                "0;url='/a'/b => 0 http://shop.test/a",
                "0;url= => 0 http://shop.test/dir/page",
                "0;urls => 0 http://shop.test/dir/urls"
            })
    void theStandardsWaysToWriteItAreRead(String content, String expected) {
        MetaRefresh refresh = ofContent(content).orElseThrow();
        String delay = String.valueOf(refresh.delay()).replaceAll("\\.0$", "");
        assertEquals(expected, delay + " " + refresh.url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5;", "url=/x", "x;url=/x", "-1;url=/x", "5url=/x", ";url=/x"})
    void whatLeadsNowhereIsNone(String content) {
        assertEquals(Optional.empty(), ofContent(content));
    }

    @Test
    void theFirstOneOutsideOfScriptsAndCommentsCounts() {
        String meta = "<meta content='0;/%s' HTTP-EQUIV=REFRESH>";
        String html = "<!-- " + meta.formatted("a") + " --><script>'" + meta.formatted("b") + "'</script><noscript>"
                + meta.formatted("c") + "</noscript>" + meta.formatted("d") + meta.formatted("e");
        assertEquals("http://shop.test/d", of(html).orElseThrow().url());
        Response page = Response.of("http://shop.test/", html);
        assertEquals(
                "http://shop.test/c",
                MetaRefresh.of(page, List.of()).orElseThrow().url());
    }

    @Test
    void itIsRelativeToTheBase() {
        String html = "<base href=/b/><meta http-equiv=refresh content='0;x'>";
        assertEquals("http://shop.test/b/x", of(html).orElseThrow().url());
    }
}
