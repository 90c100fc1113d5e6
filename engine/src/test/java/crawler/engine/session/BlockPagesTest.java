package crawler.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.engine.testing.TestCrawler;
import crawler.settings.Priority;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row CR6: which answers are bans. */
class BlockPagesTest {
    private static BlockPages pages(Map<String, Object> settings) {
        return new BlockPages(
                TestCrawler.of(new Script(), Settings.defaults().with(Priority.CMDLINE, "test", settings)));
    }

    private static Response page(int status, String type, String body) {
        return new Response(
                new Request("http://a.example/"),
                status,
                Headers.of("Content-Type", type),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isBan(Map<String, Object> settings, String html) {
        return pages(settings).isBan(page(200, "text/html", html));
    }

    @Test
    void CR6_someStatusesAreBans() {
        BlockPages usual = pages(Map.of());
        for (int status : new int[] {401, 403, 429}) {
            assertTrue(usual.isBan(page(status, "text/html", "")));
        }
        for (int status : new int[] {200, 404, 407, 500, 503}) {
            assertFalse(usual.isBan(page(status, "text/html", "")));
        }
        assertTrue(pages(Map.of("SESSION_BAN_HTTP_CODES", "503")).isBan(page(503, "text/html", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=turnstile-wrapper><div><iframe src='https://challenges.cloudflare.com/x'></iframe></div></div>",
                "<form id='challenge-form' action='/'></form>",
                "<div id=infoDiv0>See <a href='//www.google.com/policies/terms/'>Terms</a></div>",
                "<body><iframe src='/_Incapsula_Resource?CWUDNSAI=1'></iframe></body>"
            })
    void CR6_theBlockPagesOfTheUsualGuardsAreKnown(String html) {
        assertTrue(isBan(Map.of(), html));
        assertFalse(isBan(Map.of("SESSION_BAN_SELECTORS", "[]"), html), "nobody asks for it");
        assertFalse(pages(Map.of()).isBan(page(200, "application/json", html)));
        assertFalse(isBan(Map.of(), html + "x".repeat(300_000)), "block pages are small");
    }

    @Test
    void CR6_aPageThatTalksOfGuardsIsNone() {
        assertFalse(isBan(Map.of(), "<p>challenges.cloudflare.com turnstile-wrapper _Incapsula_Resource? captcha</p>"));
    }

    @Test
    void CR6_patternsAndSelectorsMayBeOnesOwn() {
        assertTrue(
                isBan(Map.of("SESSION_BAN_PATTERNS", "[\"(?i)are you a robot\"]"), "<title>Are you a Robot?</title>"));
        assertFalse(isBan(Map.of("SESSION_BAN_PATTERNS", "late"), "x".repeat(64 << 10) + "late"));
        assertTrue(isBan(Map.of("SESSION_BAN_SELECTORS", "h1.blocked"), "<h1 class=blocked>No</h1>"));
    }

    @Test
    void CR6_whatIsNoPatternOrSelectorIsRefusedBeforeTheCrawl() {
        SettingException pattern =
                assertThrows(SettingException.class, () -> pages(Map.of("SESSION_BAN_PATTERNS", "(")));
        assertTrue(
                pattern.getMessage().contains("SESSION_BAN_PATTERNS: \"(\" is no regular expression"),
                pattern.getMessage());
        SettingException selector =
                assertThrows(SettingException.class, () -> pages(Map.of("SESSION_BAN_SELECTORS", "a[")));
        assertTrue(selector.getMessage().startsWith("SESSION_BAN_SELECTORS: "), selector.getMessage());
    }

    @Test
    void CR6_aBlockPageRetiresTheSessionAndTheRequestIsMadeWithAnother() {
        CrawlTrace crawl = TestCrawl.of(new Script("http://a.example/"))
                .otherwise(
                        request -> request.get(Sessions.SESSION).orElseThrow().equals("session-0")
                                ? Answer.html("<form id=challenge-form></form>")
                                : Answer.html("welcome"))
                .setting("SESSIONS_ENABLED", true)
                .setting("ROBOTSTXT_OBEY", false)
                .run();

        assertEquals(1, crawl.items().size());
        assertEquals(2, crawl.visits().size());
        assertEquals(1, crawl.count("session/banned"));
    }
}
