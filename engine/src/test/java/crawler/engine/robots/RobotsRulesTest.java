package crawler.engine.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("M2 robots.txt, the rules themselves")
class RobotsRulesTest {
    private static final String SITE = "http://site.example";

    private static boolean allows(String rules, String path) {
        return RobotsRules.parse("User-agent: *\n" + rules).allows("bot", SITE + path);
    }

    @Test
    void theLongestPatternDecidesAndAnEquallyLongAllowWins() {
        String rules = "Disallow: /a\nAllow: /a/b\nDisallow: /c\nAllow: /c\n";

        assertFalse(allows(rules, "/a/x"));
        assertTrue(allows(rules, "/a/b/c"));
        assertTrue(allows(rules, "/c"));
        assertTrue(allows(rules, "/other"));
    }

    @Test
    void anAsteriskStandsForAnythingAndADollarForTheEnd() {
        assertFalse(allows("Disallow: /*.php$\n", "/a/b.php"));
        assertTrue(allows("Disallow: /*.php$\n", "/a/b.php?x"));
        assertFalse(allows("Disallow: /a*b**c\n", "/a1b2c3"));
        assertTrue(allows("Disallow: /a*b*c\n", "/acb"));
        assertTrue(allows("Disallow: /ab*b$\n", "/ab"));
        assertFalse(allows("Disallow: /x$\n", "/x$y"), "a dollar sign may be meant as well");
    }

    @Test
    void escapesAreComparedByWhatTheyStandFor() {
        assertFalse(allows("Disallow: /café\n", "/caf%c3%a9"));
        assertFalse(allows("Disallow: /%7ejoe\n", "/~joe"));
        assertFalse(allows("Disallow: /k%3Dv\n", "/k=v"));
        assertTrue(allows("Disallow: /a%2fb\n", "/a/b"));
        assertFalse(allows("Disallow: /a?q=é\n", "/a?q=%C3%A9"));
        assertTrue(allows("Disallow: /a%2Ab\n", "/axb"), "an escaped asterisk is one");
    }

    @Test
    void theGroupOfTheLongestNameThatTheAgentContainsCounts() {
        RobotsRules rules = RobotsRules.parse(
                "User-agent: *\nDisallow: /\n\nUser-agent: news\nUser-agent: bot\nDisallow: /b\n\nUser-agent: newsbot\nDisallow: /n\n");

        assertTrue(rules.allows("Mozilla/5.0 (compatible; NewsBot/2.1)", SITE + "/b"));
        assertFalse(rules.allows("Mozilla/5.0 (compatible; NewsBot/2.1)", SITE + "/n"));
        assertFalse(rules.allows("bot", SITE + "/b"));
        assertTrue(rules.allows("bot", SITE + "/n"));
        assertFalse(rules.allows("other", SITE + "/n"));
    }

    @Test
    void groupsOfOneNameAreOneWhereverTheyStand() {
        RobotsRules rules = RobotsRules.parse(
                "User-agent: a\nDisallow: /1\nUser-agent: b\nDisallow: /2\nUser-agent: a\nDisallow: /3\n");

        assertFalse(rules.allows("a", SITE + "/1"));
        assertTrue(rules.allows("a", SITE + "/2"));
        assertFalse(rules.allows("a", SITE + "/3"));
    }

    @Test
    void theDelayIsThatOfTheAgentsGroup() {
        RobotsRules rules = RobotsRules.parse("User-agent: *\nCrawl-delay: 5\nUser-agent: half\nCrawl-delay: .5\n"
                + "User-agent: bad\nCrawl-delay: soon\nUser-agent: days\nCrawl-delay: 1d\n");

        assertEquals(OptionalDouble.of(5), rules.crawlDelay("x"));
        assertEquals(OptionalDouble.of(0.5), rules.crawlDelay("half"));
        assertEquals(OptionalDouble.empty(), rules.crawlDelay("bad"));
        assertEquals(OptionalDouble.empty(), rules.crawlDelay("days"));
    }

    @Test
    void sitemapsBelongToNoGroup() {
        assertEquals(
                List.of("http://site.example/a.xml", "/b.xml"),
                RobotsRules.parse("Sitemap: http://site.example/a.xml\nUser-agent: x\nDisallow: /\nsitemap: /b.xml\n")
                        .sitemaps());
    }

    @Test
    void octetsThatAreNoTextSpoilNoMoreThanTheirRule() {
        byte[] latin1 = "User-agent: *\nDisallow: /no\nDisallow: /é\n".getBytes(StandardCharsets.ISO_8859_1);
        RobotsRules rules = RobotsRules.parse(latin1);

        assertTrue(rules.allows("bot", SITE + "/"));
        assertFalse(rules.allows("bot", SITE + "/%E9"));
        assertFalse(rules.allows("bot", SITE + "/no"));
    }

    @Test
    void aByteOrderMarkAndAnyLineBreakAreFine() {
        assertFalse(RobotsRules.parse("\uFEFFUser-agent: *\rDisallow: /a\r\nDisallow: /b")
                .allows("bot", SITE + "/b"));
    }

    @Test
    void noPatternTakesLongerThanItsLengthTimesThePath() {
        String pattern = "Disallow: /" + "*a".repeat(2000) + "*b$\n";

        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> assertTrue(allows(pattern, "/" + "a".repeat(20_000))));
    }

    @Test
    void garbageForbidsNothing() {
        for (String garbage : List.of("", ":", "::::", "User-agent", "\u0000", "<html>", "Disallow: /", "#", "*:*")) {
            assertTrue(RobotsRules.parse(garbage).allows("bot", SITE + "/"), garbage);
        }
    }
}
