package crawler.engine.robots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
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

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertTrue(allows(pattern, "/" + "a".repeat(20_000))));
    }

    @Test
    void aPieceThatThePathNearlyRepeatsIsLookedForInLinearTime() {
        String nearly = "a".repeat(20_000);
        String rules = "Disallow: /*" + nearly + "b\n" + "Disallow: /*" + nearly + "a*ab*\n";

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertTrue(allows(rules, "/" + "a".repeat(60_000)));
            assertFalse(allows(rules, "/" + "a".repeat(60_000) + "b"));
        });
    }

    @Test
    void moreWildcardsThanCanBeLookedThroughForOneUrlForbidIt() {
        String rules = "Disallow: /*aab\n".repeat(30_000);

        assertTrue(allows(rules, "/" + "a".repeat(200)), "of which no URL of usual length has enough");
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertFalse(allows(rules, "/" + "a".repeat(60_000))));
    }

    @Test
    void manyAgentsThatShareManyRulesTakeNoMoreRoomThanTheirLines() {
        StringBuilder file = new StringBuilder();
        IntStream.range(0, 15_000)
                .forEach(i -> file.append("User-agent: a").append(i).append("\nUser-agent:\n"));
        IntStream.range(0, 15_000)
                .forEach(i -> file.append("Disallow: /").append(i).append("/\n"));
        RobotsRules rules = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> RobotsRules.parse(file.toString()));

        assertFalse(rules.allows("a7", SITE + "/14999/x"));
        assertTrue(rules.allows("b7", SITE + "/14999/x"));
    }

    @Test
    void anAgentNamedAmongRulesHasThoseThatFollow() {
        RobotsRules rules = RobotsRules.parse("User-agent: first\nDisallow: /1\nCrawl-delay: 1\nUser-agent:\n"
                + "User-agent: second\nDisallow: /2\n");

        assertFalse(rules.allows("first", SITE + "/1"));
        assertFalse(rules.allows("first", SITE + "/2"));
        assertTrue(rules.allows("second", SITE + "/1"));
        assertFalse(rules.allows("second", SITE + "/2"));
        assertEquals(OptionalDouble.empty(), rules.crawlDelay("second"));
    }

    @Test
    void ofSectionsOfOneNameTheRulesAreWeighedTogetherAndTheLastDelayCounts() {
        RobotsRules rules = RobotsRules.parse("User-agent: bot\nUser-agent: else\nCrawl-delay: 2\nDisallow: /a\n"
                + "User-agent: third\nCrawl-delay: 9\n"
                + "User-agent: bot\nUser-agent: bot\nAllow: /a/b\nCrawl-delay: 5\n"
                + "User-agent: bot\nDisallow: /a/b/c\n");

        assertEquals(OptionalDouble.of(5), rules.crawlDelay("bot"));
        assertEquals(OptionalDouble.of(2), rules.crawlDelay("else"));
        assertFalse(rules.allows("bot", SITE + "/a"));
        assertTrue(rules.allows("bot", SITE + "/a/b"));
        assertFalse(rules.allows("bot", SITE + "/a/b/c"));
        assertFalse(rules.allows("else", SITE + "/a/b"));
    }

    @Test
    void blanksAroundAValueAreTakenOffInOneGo() {
        String blanks = "\u00A0 ".repeat(80_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertFalse(allows("Disallow: " + blanks + "/a" + blanks + "\n", "/a")));
    }

    @Test
    void garbageForbidsNothing() {
        for (String garbage : List.of("", ":", "::::", "User-agent", "\u0000", "<html>", "Disallow: /", "#", "*:*")) {
            assertTrue(RobotsRules.parse(garbage).allows("bot", SITE + "/"), garbage);
        }
    }
}
