package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.NoStats;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.schedule.DupeFilter;
import crawler.engine.schedule.FingerprintDupeFilter;
import crawler.engine.schedule.Fingerprinter;
import crawler.engine.schedule.MemoryScheduler;
import crawler.engine.schedule.NoDupeFilter;
import crawler.engine.schedule.Scheduler;
import crawler.engine.slot.Gate;
import crawler.engine.slot.SlotKey;
import crawler.engine.slot.Slots;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.engine.url.Fingerprint;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Rows J1, J6, B12, Q11, R6: parts of the engine that settings name by class. */
class InterchangeablePartsTest {
    private static final String SITE = "http://a.example/";

    @RegisterExtension
    private final Logged log = new Logged();

    private static Script linking(String... paths) {
        Script script = new Script(SITE);
        return script.parsing(page -> page.url().equals(SITE)
                ? Stream.of(paths).map(path -> new Request(SITE + path))
                : Stream.<Output>of(new Script.Page(page.url())));
    }

    private static TestCrawl crawl(Script script) {
        return TestCrawl.of(script).otherwise(request -> Answer.html(""));
    }

    /** The scheduler in memory, in the opposite order of priorities. */
    public static final class Upside implements Scheduler {
        private final Scheduler memory;

        public Upside(Crawler crawler, DupeFilter dupeFilter, Gate gate) {
            this.memory = new MemoryScheduler(crawler, dupeFilter, gate);
        }

        @Override
        public Deferred<Void> open() {
            return memory.open();
        }

        @Override
        public Deferred<Void> close(String reason) {
            return memory.close(reason);
        }

        @Override
        public Deferred<Boolean> enqueue(Request request) {
            return memory.enqueue(request.withPriority(-request.priority()));
        }

        @Override
        public Deferred<Optional<Request>> next() {
            return memory.next();
        }

        @Override
        public Deferred<Void> done(Request request) {
            return memory.done(request);
        }

        @Override
        public long pending() {
            return memory.pending();
        }
    }

    @Test
    void J1_theSchedulerIsAClassOfTheSettings() {
        Script script = new Script(SITE);
        script.parsing(page -> page.url().equals(SITE)
                ? Stream.of(
                        new Request(SITE + "low").withPriority(-1),
                        new Request(SITE + "middle"),
                        new Request(SITE + "high").withPriority(1))
                : Stream.empty());
        CrawlTrace crawl = crawl(script)
                .setting("SCHEDULER", Upside.class.getName())
                .setting("CONCURRENT_REQUESTS", 1)
                .run();

        assertEquals(List.of(SITE, SITE + "low", SITE + "middle", SITE + "high"), crawl.urls());
    }

    /** A scheduler that is asked for the next request and never says. */
    public static final class Silent implements Scheduler {
        private long pending;
        private int cancelled;

        @Override
        public Deferred<Void> open() {
            return Deferred.succeed(null);
        }

        @Override
        public Deferred<Void> close(String reason) {
            assertEquals(1, cancelled);
            return Deferred.succeed(null);
        }

        @Override
        public Deferred<Boolean> enqueue(Request request) {
            pending++;
            return Deferred.succeed(true);
        }

        @Override
        public Deferred<Optional<Request>> next() {
            return pending == 0 ? Deferred.succeed(Optional.empty()) : new Deferred<>(given -> cancelled++);
        }

        @Override
        public Deferred<Void> done(Request request) {
            return Deferred.succeed(null);
        }

        @Override
        public long pending() {
            return pending;
        }
    }

    @Test
    void J1_aSchedulerThatNeverAnswersDoesNotKeepTheCrawlFromEnding() {
        CrawlTrace crawl = crawl(linking())
                .setting("SCHEDULER", Silent.class.getName())
                .setting("CLOSESPIDER_TIMEOUT", 60)
                .within(Duration.ofMinutes(5))
                .run();

        assertEquals("closespider_timeout", crawl.finishReason());
        assertEquals(70, crawl.took().toSeconds(), "it has ten seconds for its answer");
        assertEquals(1, crawl.books().pending());
    }

    @Test
    void J6_withoutADuplicateFilterAllPass() {
        CrawlTrace crawl = crawl(linking("x", "x", "x"))
                .setting("DUPEFILTER_CLASS", NoDupeFilter.class.getName())
                .run();

        assertEquals(3, crawl.items().size());
    }

    @Test
    void J6_theFirstDuplicateIsLoggedAndWithDebugEach() {
        Logger logger = (Logger) LoggerFactory.getLogger(FingerprintDupeFilter.class);
        Level before = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        try {
            countDuplicatesInTheLog();
        } finally {
            logger.setLevel(before);
        }
    }

    private void countDuplicatesInTheLog() {
        crawl(linking("x", "x", "x", "x")).run();
        assertEquals(1, log.count("Filtered duplicate request: <GET http://a.example/x> - no more"));

        crawl(linking("x", "x", "x", "x")).setting("DUPEFILTER_DEBUG", true).run();
        assertEquals(1 + 3, log.count("Filtered duplicate request: <GET http://a.example/x>"));
    }

    /** Takes pages for the same whose paths are equally long. */
    public static final class ByLength implements Fingerprinter {
        @Override
        public Fingerprint fingerprint(Request request) {
            try {
                byte[] length = Integer.toString(request.url().length()).getBytes(StandardCharsets.US_ASCII);
                return Fingerprint.ofBytes(MessageDigest.getInstance("SHA-1").digest(length));
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void B12_theFingerprinterSaysWhatIsTheSame() {
        CrawlTrace crawl = crawl(linking("a", "b", "cc", "a", "dd", "eee"))
                .setting("REQUEST_FINGERPRINTER_CLASS", ByLength.class.getName())
                .run();

        assertEquals(3, crawl.items().size());
        assertEquals(3, crawl.count("dupefilter/filtered"));
    }

    @Test
    void Q11_aCollectorMayKeepNothing() {
        CrawlTrace crawl = crawl(linking("a"))
                .setting("STATS_CLASS", NoStats.class.getName())
                .run();

        assertEquals(1, crawl.items().size());
        assertEquals(Map.of(), crawl.stats());
    }

    /** All requests are in one slot. */
    public static final class OneSlot implements SlotKey {
        @Override
        public String of(Request request) {
            return "all";
        }
    }

    @Test
    void L2_whatMakesASlotIsAClassOfTheSettings() {
        TestCrawl crawl = TestCrawl.of(new Script("http://a.example/", "http://b.example/", "http://c.example/"))
                .otherwise(request -> Answer.html("").after(Duration.ofSeconds(1)))
                .setting("DOWNLOAD_SLOT_BY", OneSlot.class.getName())
                .setting("CONCURRENT_REQUESTS_PER_DOMAIN", 2);
        crawl.run();

        assertEquals(2, crawl.site().mostInFlight());
    }

    @Test
    void R6_aClassThatIsNoneOfTheKindIsRefusedWhenTheCrawlIsMade() {
        for (String setting : List.of("SCHEDULER", "DUPEFILTER_CLASS", "STATS_CLASS", "DOWNLOAD_SLOT_BY")) {
            SettingException error = assertThrows(
                    SettingException.class,
                    () -> crawl(linking()).setting(setting, "java.lang.String").run());
            assertTrue(error.getMessage().startsWith(setting + ": java.lang.String is no "), error.getMessage());
        }
        SettingException error = assertThrows(
                SettingException.class,
                () -> crawl(linking()).setting("SCHEDULER", "no.such.Class").run());
        assertTrue(error.getMessage().contains("no.such.Class"), error.getMessage());
    }

    /** A component with a setting of its own, that asks for the slots. */
    public static final class Tagging implements DownloaderMiddleware {
        public static final Setting<String> TAG_TEXT = Setting.ofString("TAG_TEXT", "");

        private final Crawler crawler;
        private final Slots slots;

        public Tagging(Crawler crawler, Slots slots) {
            this.crawler = crawler;
            this.slots = slots;
        }

        @Override
        public Deferred<Fetched> fetch(Request request, Fetcher next) {
            String tag = crawler.settings().get(TAG_TEXT) + " " + slots.keyOf(request);
            return next.fetch(request.withHeader("X-Tag", tag));
        }
    }

    @Test
    void R6_componentsAskForPartsByTypeAndTheirSettingsAreKnown() {
        CrawlTrace crawl = crawl(linking())
                .setting("DOWNLOADER_MIDDLEWARES", Map.of(Tagging.class.getName(), 10))
                .setting("TAG_TEXT", "hello")
                .setting("TAG_TEXTT", "hello")
                .run();

        assertEquals(
                "hello a.example",
                crawl.visits().get(0).request().headers().get("X-Tag").orElseThrow());
        assertEquals(1, log.count("Unknown setting TAG_TEXTT"));
        assertEquals(1, log.count("Did you mean TAG_TEXT?"));
        assertEquals(1, log.count("Unknown setting"));
    }
}
