package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.engine.Event.ItemScraped;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.slot.Slots;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SpiderHooksTest {
    private static final String URL = "http://site.test/";

    @RegisterExtension
    final Logged log = new Logged();

    /** Notes what it has when; yields a page for each page. */
    private static class Noting extends Spider {
        final List<Object> notes = new ArrayList<>();

        Noting() {
            super("noting", URL);
        }

        @Override
        public Map<String, ?> customSettings() {
            return Map.of("DOWNLOAD_DELAY", 3);
        }

        @Override
        public Settings updateSettings(Settings settings) {
            Settings own = super.updateSettings(settings);
            return own.get(Slots.DOWNLOAD_DELAY).equals(Duration.ofSeconds(3))
                    ? own.with(Priority.SPIDER, Slots.DOWNLOAD_DELAY, Duration.ofSeconds(4))
                    : own;
        }

        @Override
        protected void joined() {
            notes.add(crawler().settings().get(Slots.DOWNLOAD_DELAY));
            crawler().stats().set("noted", 1);
            crawler().events().on(ItemScraped.class, event -> notes.add(event.item()));
        }

        @Override
        public Stream<? extends Output> parse(Response page) {
            logger().info("parsing {}", page.url());
            return Stream.of(new Script.Page(page.url()));
        }

        @Override
        public void closed(String reason) {
            notes.add(reason);
        }
    }

    @Test
    @DisplayName("A10: update_settings sees the settings below and changes them")
    void aSpiderMayChangeTheSettingsThatItIsGiven() {
        Noting spider = new Noting();
        TestCrawl.of(spider).page(URL, "").run();
        assertEquals(Duration.ofSeconds(4), spider.notes.get(0));

        Noting told = new Noting();
        TestCrawl.of(told)
                .setting(Slots.DOWNLOAD_DELAY, Duration.ofSeconds(9))
                .page(URL, "")
                .run();
        assertEquals(Duration.ofSeconds(9), told.notes.get(0), "the command line wins");
    }

    @Test
    @DisplayName("A11, A13: from_crawler and closed")
    void aSpiderIsToldWhenItIsPartOfACrawlAndWhenThatHasEnded() {
        Noting spider = new Noting();
        assertThrows(IllegalStateException.class, spider::crawler);

        assertEquals(1, TestCrawl.of(spider).page(URL, "").run().count("noted"));
        assertEquals(List.of(Duration.ofSeconds(4), new Script.Page(URL), "finished"), spider.notes);
    }

    @Test
    @DisplayName("A11: an error in from_crawler")
    void whatJoinedThrowsKeepsTheCrawlFromBeingOpened() {
        Spider failing = new Noting() {
            @Override
            protected void joined() {
                throw new IllegalStateException("no database");
            }
        };

        assertThrows(IllegalStateException.class, () -> TestCrawl.of(failing).run());
    }

    @Test
    @DisplayName("A14: logger")
    void theLoggerBearsTheSpidersName() {
        TestCrawl.of(new Noting()).page(URL, "").run();

        assertEquals("noting", new Noting().logger().getName());
        assertEquals(1, log.count("INFO parsing " + URL));
    }
}
