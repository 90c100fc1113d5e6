package crawler.spiders;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static void assertUsageError(Ran ran, String... parts) {
        assertEquals(2, ran.exitCode(), ran.err());
        for (String part : parts) {
            assertTrue(ran.err().contains(part), ran.err());
        }
        assertFalse(ran.err().contains("\tat "), ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void theVersionIsPrinted() {
        Ran ran = Ran.run("--version");
        assertAll(
                () -> assertEquals(0, ran.exitCode()),
                () -> assertTrue(ran.out().startsWith("crawler "), ran.out()));
    }

    @Test
    void helpNamesEveryOption() {
        Ran ran = Ran.run("-h");
        assertEquals(0, ran.exitCode());
        for (String option : List.of(
                "-a",
                "-s",
                "-o",
                "-O",
                "--stats",
                "--logfile",
                "--loglevel",
                "--nolog",
                "--demo",
                "--version",
                "list")) {
            assertTrue(ran.out().contains(option), option + " in " + ran.out());
        }
    }

    @Test
    void listPrintsOneSpiderALine() {
        Ran ran = Ran.run("list");
        assertEquals(0, ran.exitCode());
        assertTrue(
                ran.out().lines().toList().containsAll(List.of("books", "chouti", "lonely.example", "quotes")),
                ran.out());
        assertEquals(
                ran.out().lines().sorted().distinct().toList(),
                ran.out().lines().toList());
    }

    @Test
    void withoutASpiderTheCallSaysWhatIsMissing() {
        assertUsageError(Ran.run(), "Name a spider");
    }

    @Test
    void anUnknownSpiderIsAnsweredWithTheNearestAndAll() {
        assertUsageError(
                Ran.run("ChotiSpider", "--demo"),
                "no spider \"ChotiSpider\"",
                "Did you mean ChoutiSpider?",
                "books (BooksSpider)",
                "quotes (QuotesSpider)");
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        assertUsageError(Ran.run("ChoutiSpider", "--dem"), "--dem");
    }

    @Test
    void aBadSettingIsOneLine() {
        Ran ran = Ran.run("ChoutiSpider", "--demo", "-s", "CONCURRENT_REQUESTS=many");
        assertUsageError(ran, "CONCURRENT_REQUESTS", "\"many\"", "-s");
        assertEquals(1, ran.err().lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-s", "-a"})
    void anAssignmentNeedsItsEqualsSign(String option) {
        assertUsageError(Ran.run("ChoutiSpider", "--demo", option, "NAME"), option + " NAME=VALUE");
    }

    @Test
    void anUnknownLogLevelIsAUsageError() {
        assertUsageError(
                Ran.run("ChoutiSpider", "--demo", "-L", "LOUD"), "LOG_LEVEL", "DEBUG, INFO, WARNING, ERROR, CRITICAL");
    }

    @Test
    void aClassThatIsNoSpiderIsUnknown() {
        assertUsageError(Ran.run("crawler.spiders.Main"), "no spider \"crawler.spiders.Main\"");
    }

    @Test
    void aSpiderThatCannotBeMadeEndsWithOne() {
        Ran ran = Ran.run("crawler.spiders.own.BrokenSpider", "--demo");
        assertEquals(1, ran.exitCode());
        assertTrue(ran.err().contains("BrokenSpider") && ran.err().contains("no key"), ran.err());
    }

    @Test
    void aCrawlThatCannotBeOpenedEndsWithOne() {
        Ran ran = Ran.run("UnopenableSpider", "--demo");
        assertEquals(1, ran.exitCode(), ran.err());
        assertTrue(ran.err().contains("the database is down"), ran.err());
    }

    @Test
    void theErrorsOfASpiderDoNotChangeTheExitCode() {
        Ran ran = Ran.run("lonely.example", "--demo");
        assertEquals(0, ran.exitCode());
        assertTrue(ran.err().contains("spider_exceptions/IllegalStateException: 1"), ran.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LonelySpider", "lonely.example", "crawler.spiders.own.LonelySpider"})
    void aSpiderThatNobodyRegisteredIsFoundByEachOfItsNames(String name) {
        Ran ran = Ran.run(name, "--demo");
        assertTrue(ran.err().contains("Spider opened: lonely.example"), ran.err());
    }
}
