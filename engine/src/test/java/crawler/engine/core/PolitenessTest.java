package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.download.middleware.Patience;
import crawler.engine.download.middleware.Retry;
import crawler.engine.slot.Slots;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.engine.testing.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Politeness in whole crawls (rows L2 to L5, AA2, CR11): what a site sees, and when. */
class PolitenessTest {
    private static final String SLOW = "http://slow.example/";
    private static final String QUICK = "http://quick.example/";

    @RegisterExtension
    private final Logged log = new Logged();

    private static Stream<Request> requests(String site, int count) {
        return IntStream.range(0, count).mapToObj(i -> new Request(site + i));
    }

    private static Script fetching(Stream<Request> requests) {
        List<Request> all = requests.toList();
        return new Script().starting(() -> all.stream());
    }

    private static List<Double> times(CrawlTrace crawl, String site) {
        return crawl.visits().stream()
                .filter(visit -> visit.url().startsWith(site))
                .map(visit -> visit.at().toMillis() / 1e3)
                .toList();
    }

    private static TestCrawl crawl(Script script) {
        return TestCrawl.of(script).otherwise(request -> Answer.html("<p>page</p>"));
    }

    @Test
    void AA2_aSiteWithADelayHoldsNoOtherSiteUp() {
        CrawlTrace crawl = crawl(fetching(Stream.concat(requests(SLOW, 50), requests(QUICK, 200))))
                .setting("DOWNLOAD_SLOTS", Map.of("slow.example", Map.of("delay", 10, "randomize_delay", false)))
                .run();

        assertEquals(50, times(crawl, SLOW).size());
        List<Double> quick = times(crawl, QUICK);
        assertEquals(200, quick.size());
        assertTrue(quick.get(199) < 1, "the last page of the quick site came after " + quick.get(199) + " s");
    }

    @Test
    void AA2_sitesThatNeverAnswerLeaveTheirPlacesToOthersOnceTheyTimedOut() {
        log.expectError("no complete answer");
        CrawlTrace crawl = TestCrawl.of(fetching(Stream.concat(requests(SLOW, 30), requests(QUICK, 100))))
                .otherwise(request -> request.host().equals("slow.example") ? Answer.never() : Answer.html(""))
                .setting("DOWNLOAD_TIMEOUT", 10)
                .setting("RETRY_ENABLED", false)
                .run();

        assertTrue(times(crawl, QUICK).get(99) < 1, "eight places are enough");
        assertEquals(30, times(crawl, SLOW).size());
    }

    @Test
    void AA2_linksOfASlowSiteWaitInTheScheduler() {
        long[] handedOut = new long[1];
        Script script = new Script(SLOW);
        script.parsing(page -> page.url().equals(SLOW) ? requests(SLOW, 40) : Stream.empty());
        TestCrawl crawl = crawl(script).setting("DOWNLOAD_DELAY", 100);
        crawl.reactor()
                .callLater(
                        Duration.ofSeconds(5),
                        () -> handedOut[0] = script.crawler().stats().count("scheduler/dequeued"));
        crawl.run();

        assertEquals(1, handedOut[0]);
        assertEquals(41, crawl.site().visits().size());
    }

    @Test
    void L1_noMoreThanCONCURRENT_REQUESTSRunAtOnceOverAllSlots() {
        TestCrawl crawl = TestCrawl.of(fetching(
                        IntStream.range(0, 200).mapToObj(i -> new Request("http://h" + i % 5 + ".example/" + i))))
                .otherwise(request ->
                        Answer.html("").after(Duration.ofMillis(request.url().length() * 7L)))
                .setting("CONCURRENT_REQUESTS", 3)
                .setting("DOWNLOAD_DELAY", 0.05);
        crawl.run();

        assertEquals(3, crawl.site().mostInFlight());
    }

    @Test
    void L2_noMoreThanCONCURRENT_REQUESTS_PER_DOMAINRunAtOnceInASlot() {
        TestCrawl crawl = crawl(fetching(requests(SLOW, 100))).setting("CONCURRENT_REQUESTS_PER_DOMAIN", 5);
        crawl.run();

        assertEquals(5, crawl.site().mostInFlight());
    }

    @Test
    void J2_withOnePlaceThePriorityDecidesWhenThePlaceBecomesFree() {
        Script script = new Script(SLOW);
        script.parsing(page -> {
            if (page.url().equals(SLOW)) {
                return IntStream.range(0, 6).mapToObj(i -> new Request(SLOW + i));
            }
            return page.url().equals(SLOW + 5)
                    ? Stream.of(new Request(SLOW + "urgent").withPriority(1))
                    : Stream.empty();
        });
        CrawlTrace crawl =
                crawl(script).setting("CONCURRENT_REQUESTS_PER_DOMAIN", 1).run();

        assertEquals(
                List.of("", "5", "4", "urgent", "3", "2", "1", "0"),
                crawl.urls().stream().map(url -> url.substring(SLOW.length())).toList());
    }

    @Test
    void A3_anEndlessStartOfOneSlowSiteIsNotPulledAhead() {
        int[] pulled = new int[1];
        Script script = new Script().starting(() -> Stream.generate(() -> new Request(SLOW + pulled[0]++)));
        CrawlTrace crawl = crawl(script)
                .setting("DOWNLOAD_DELAY", 1)
                .setting("CLOSESPIDER_PAGECOUNT", 50)
                .run();

        assertEquals(50, crawl.count("response_received_count"));
        assertTrue(pulled[0] <= 160, "pulled " + pulled[0]);
    }

    @Test
    void A3_aSlowSiteAtTheBeginningOfStartDoesNotKeepTheRestFromStarting() {
        Script script = fetching(Stream.concat(requests(SLOW, 60), requests(QUICK, 1)));
        CrawlTrace crawl = crawl(script)
                .setting("DOWNLOAD_SLOTS", Map.of("slow.*", Map.of("delay", 60)))
                .run();

        assertTrue(times(crawl, QUICK).get(0) < 1);
    }

    @Test
    void AA2_afterA429NothingIsAskedForUntilRetryAfterIsOver() {
        CrawlTrace crawl = crawl(fetching(requests(SLOW, 20)))
                .answer(SLOW + 4, Answer.status(429).with("Retry-After", "5"), Answer.html(""))
                .setting("CONCURRENT_REQUESTS_PER_DOMAIN", 1)
                .run();

        List<Double> times = times(crawl, SLOW);
        assertEquals(21, times.size());
        double refused = crawl.visits().stream()
                        .filter(visit -> visit.url().equals(SLOW + 4))
                        .findFirst()
                        .orElseThrow()
                        .at()
                        .toMillis()
                / 1e3;
        assertTrue(times.stream().noneMatch(at -> at > refused && at < refused + 5), times.toString());
        assertTrue(times.stream().anyMatch(at -> at > refused && at < refused + 5.01), times.toString());
        assertEquals(20, crawl.items().size());
    }

    @Test
    void AA2_retryAfterMayBeADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.EPOCH.plusSeconds(30).atZone(ZoneOffset.UTC));
        CrawlTrace crawl = crawl(fetching(requests(SLOW, 1)))
                .answer(SLOW + 0, Answer.status(503).with("Retry-After", date), Answer.html(""))
                .run();

        assertEquals(List.of(0.0, 30.0), times(crawl, SLOW));
    }

    @Test
    void AA2_aRetryAfterThatIsTooLongIsCut() {
        CrawlTrace crawl = crawl(fetching(requests(SLOW, 1)))
                .answer(SLOW + 0, Answer.status(429).with("Retry-After", "86400"), Answer.html(""))
                .setting("RETRY_AFTER_MAX", 20)
                .run();

        assertEquals(20, times(crawl, SLOW).get(1), 0.01);
    }

    @Test
    void AA2_theCrawlDelayOfRobotsTxtIsKept() {
        CrawlTrace crawl = crawl(fetching(Stream.concat(requests(SLOW, 5), requests(QUICK, 100))))
                .answer(SLOW + "robots.txt", Answer.of(200, "User-agent: *\nCrawl-delay: 2\n"))
                .answer(QUICK + "robots.txt", Answer.status(404))
                .setting("ROBOTSTXT_OBEY", true)
                .run();

        assertEquals(List.of(0.0, 2.001, 4.002, 6.003, 8.004, 10.005), times(crawl, SLOW));
        assertTrue(times(crawl, QUICK).get(100) < 1);
    }

    @Test
    void AA2_aCrawlDelayThatIsTooLongIsCut() {
        CrawlTrace crawl = crawl(fetching(requests(SLOW, 1)))
                .answer(SLOW + "robots.txt", Answer.of(200, "User-agent: *\nCrawl-delay: 86400\n"))
                .setting("ROBOTSTXT_OBEY", true)
                .setting("CRAWL_DELAY_MAX", 7)
                .run();

        assertEquals(List.of(0.0, 7.001), times(crawl, SLOW));
    }

    @Test
    void CR11_429sDoubleTheWaitAndUseUpNoRetries() {
        Answer refusal = Answer.status(429);
        CrawlTrace crawl = crawl(fetching(requests(SLOW, 1)))
                .answer(SLOW + 0, refusal, refusal, refusal, refusal, refusal, Answer.html(""))
                .setting("RETRY_TIMES", 0)
                .run();

        assertEquals(1, crawl.items().size());
        List<Double> times = times(crawl, SLOW);
        for (int i = 0; i < 5; i++) {
            double gap = times.get(i + 1) - times.get(i);
            double least = Math.pow(2, i);
            assertTrue(gap >= least && gap <= 1.25 * least + 0.01, "gap " + i + " is " + gap);
        }
        Request last = crawl.visits().get(5).request();
        assertEquals(5, last.get(Retry.RETRY_TIMES_SO_FAR).orElseThrow());
        assertEquals(5, last.get(Patience.BACKOFF_TIMES_SO_FAR).orElseThrow());
        assertEquals(5, crawl.count("retry/count"));
        assertEquals(5, crawl.count("retry/reason_count/429 Unknown Status"));
    }

    @Test
    void CR11_aSiteThatAlwaysRefusesIsGivenUpInTheEnd() {
        log.expectError("Gave up retrying");
        CrawlTrace crawl = TestCrawl.of(fetching(requests(SLOW, 1)))
                .otherwise(request -> Answer.status(429))
                .setting("BACKOFF_TIMES", 3)
                .setting("RETRY_TIMES", 1)
                .run();

        assertEquals(1 + 3 + 1, crawl.visits().size());
        assertEquals(1, crawl.count("retry/max_reached"));
    }

    @Test
    void CR11_manyRefusalsAtOnceCountOnce() {
        Answer refusal = Answer.status(429).after(Duration.ofMillis(100));
        TestCrawl test = crawl(fetching(requests(SLOW, 8)));
        for (int i = 0; i < 8; i++) {
            test.answer(SLOW + i, refusal, Answer.html(""));
        }
        CrawlTrace crawl = test.run();

        assertEquals(8, crawl.items().size());
        assertTrue(times(crawl, SLOW).get(8) < 1.4, "one second after the eight refusals, and not 128");
    }

    @Test
    void CR11_afterARefusalOneAtATimeFindsOutWhenItIsOver() {
        Answer refusal = Answer.status(429);
        TestCrawl test = TestCrawl.of(fetching(requests(SLOW, 20)))
                .otherwise(request -> Answer.html("").after(Duration.ofMillis(300)))
                .answer(SLOW + 0, refusal, Answer.html("").after(Duration.ofMillis(300)));
        CrawlTrace crawl = test.run();

        List<Double> later = times(crawl, SLOW).stream().filter(at -> at > 0.9).toList();
        assertTrue(later.get(1) - later.get(0) >= 0.3, "the second one waits for the answer to the first: " + later);
        assertTrue(later.get(8) - later.get(1) < 0.001, "then all places are used again: " + later);
    }

    @Test
    void CR11_a503WithoutRetryAfterIsAFailureThatMayPassAtOnce() {
        CrawlTrace crawl = crawl(fetching(requests(SLOW, 1)))
                .answer(SLOW + 0, Answer.status(503), Answer.html(""))
                .run();

        assertEquals(1, crawl.count("retry/count"));
        assertTrue(times(crawl, SLOW).get(1) < 0.1);
    }

    @Test
    void CR11_a503AfterAnotherMakesTheSlotWait() {
        CrawlTrace crawl = crawl(fetching(requests(SLOW, 1)))
                .answer(SLOW + 0, Answer.status(503), Answer.status(503), Answer.html(""))
                .run();

        List<Double> times = times(crawl, SLOW);
        assertTrue(times.get(2) - times.get(1) >= 1, times.toString());
        assertEquals(2, crawl.count("retry/count"));
    }

    @Test
    void K3_aCrawlThatEndsDoesNotWaitForSitesThatAskedToWait() {
        CrawlTrace crawl = TestCrawl.of(fetching(requests(SLOW, 30)))
                .otherwise(
                        request -> Answer.status(429).with("Retry-After", "300").after(Duration.ofSeconds(1)))
                .setting("CLOSESPIDER_TIMEOUT", 10)
                .run();

        assertEquals("closespider_timeout", crawl.finishReason());
        assertEquals(10, crawl.took().toSeconds());
        assertEquals(30, crawl.books().pending(), "all of them could be made again");
    }

    @Test
    void AA2_backOffCanBeSwitchedOff() {
        CrawlTrace crawl = crawl(fetching(requests(SLOW, 1)))
                .answer(SLOW + 0, Answer.status(429).with("Retry-After", "60"), Answer.html(""))
                .setting("BACKOFF_ENABLED", false)
                .run();

        assertTrue(times(crawl, SLOW).get(1) < 0.1);
        assertFalse(crawl.visits()
                .get(1)
                .request()
                .get(Patience.BACKOFF_TIMES_SO_FAR)
                .isPresent());
    }

    @Test
    void M7_whoDoesNotWantARetryGetsThe429ButOthersWait() {
        Script script = fetching(Stream.of(new Request(SLOW + 0).with(Retry.DONT_RETRY, true), new Request(SLOW + 1)))
                .handling(429);
        CrawlTrace crawl = crawl(script)
                .answer(SLOW + 0, Answer.status(429).with("Retry-After", "7"))
                .setting("CONCURRENT_REQUESTS", 1)
                .run();

        assertEquals(2, crawl.items().size());
        assertTrue(times(crawl, SLOW).get(1) >= 7);
    }

    @Test
    void AA2_aRequestsOwnTimeIsKept() {
        Script script = fetching(Stream.of(
                new Request(SLOW + 0).with(Slots.DELAY, Duration.ofSeconds(9)),
                new Request(SLOW + 1).with(Slots.NOT_BEFORE, Instant.EPOCH.plusSeconds(4)),
                new Request(SLOW + 2).with(Slots.NOT_BEFORE, Instant.EPOCH.minusSeconds(4)),
                new Request(SLOW + 3)));
        CrawlTrace crawl = crawl(script).run();

        assertEquals(
                List.of("2 at 0", "3 at 0", "1 at 4", "0 at 9"),
                crawl.visits().stream()
                        .map(visit -> visit.url().substring(SLOW.length()) + " at " + seconds(visit))
                        .toList());
        assertEquals("finished", crawl.finishReason());
        assertEquals(4, crawl.books().done());
    }

    private static long seconds(Visit visit) {
        return visit.at().toSeconds();
    }

    @Test
    void AA1_autoThrottleGoesByTheLatency() {
        CrawlTrace crawl = TestCrawl.of(fetching(requests(SLOW, 6)))
                .otherwise(request -> Answer.html("").after(Duration.ofMillis(500)))
                .setting("AUTOTHROTTLE_ENABLED", true)
                .setting("AUTOTHROTTLE_START_DELAY", 4)
                .setting("AUTOTHROTTLE_TARGET_CONCURRENCY", 0.5)
                .setting("AUTOTHROTTLE_DEBUG", true)
                .setting("RANDOMIZE_DOWNLOAD_DELAY", false)
                .run();

        assertEquals(List.of(0.0, 4.0, 6.5, 8.25, 9.625, 10.812), times(crawl, SLOW));
        assertEquals(
                1,
                log.count(
                        "slot: slow.example | conc: 1 | delay: 2500 ms (-1500) | latency:  500 ms | size:     0 bytes"));
    }

    @Test
    void AA1_whoeverIsNotToBeThrottledIsNot() {
        CrawlTrace crawl = TestCrawl.of(fetching(requests(SLOW, 3)))
                .otherwise(request -> Answer.html("").after(Duration.ofMillis(500)))
                .setting("AUTOTHROTTLE_ENABLED", true)
                .setting("RANDOMIZE_DOWNLOAD_DELAY", false)
                .setting("DOWNLOAD_SLOTS", Map.of("slow.example", Map.of("delay", 1, "throttle", false)))
                .run();

        assertEquals(List.of(0.0, 1.0, 2.0), times(crawl, SLOW));
    }

    @Test
    void J2_queueOrderFifoIsBreadthFirst() {
        Script script = new Script(SLOW);
        script.parsing(page -> page.url().equals(SLOW) ? requests(SLOW, 4) : Stream.empty());
        CrawlTrace crawl = crawl(script)
                .setting("QUEUE_ORDER", "fifo")
                .setting("CONCURRENT_REQUESTS", 1)
                .run();

        assertEquals(List.of(SLOW, SLOW + 0, SLOW + 1, SLOW + 2, SLOW + 3), crawl.urls());
    }
}
