package crawler.engine.examples.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.examples.Printed;
import crawler.reactor.EventLoop;
import crawler.reactor.Reactor;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Unhandled;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TourTest {
    private final MockWebServer server = new MockWebServer();
    private final Printed printed = new Printed();
    private final Reactor reactor = new EventLoop();

    /** Answers with the path, which fails when it begins with /missing. */
    private static final class Paths extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            String path = request.getUrl().encodedPath();
            return new MockResponse.Builder()
                    .code(path.startsWith("/missing") ? 404 : 200)
                    .body("page " + path)
                    .build();
        }
    }

    /** Prints what happens, and has its start pages lead to others. */
    private static final class Walker extends Spider {
        private final PrintStream out;
        private final List<String> next;

        Walker(PrintStream out, List<String> start, List<String> next) {
            super("walker", start);
            this.out = out;
            this.next = next;
        }

        @Override
        Stream<Request> parse(Response response) {
            out.println("parse " + response.text());
            return next.stream().map(url -> new Request(url, this::parseNext));
        }

        private Stream<Request> parseNext(Response response) {
            if (response.text().endsWith("bad")) {
                throw new IllegalStateException("bad page");
            }
            out.println("next " + response.text());
            return Stream.empty();
        }

        @Override
        void errback(Request request, Failure failure) {
            out.println("failed " + failure.errorMessage());
        }
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Paths());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        assertEquals(List.of(), Unhandled.flush(Thread.currentThread()));
    }

    private String url(String path) {
        return server.url(path).toString();
    }

    private void crawl(Spider... spiders) {
        CrawlerProcess process = new CrawlerProcess(reactor);
        for (Spider spider : spiders) {
            process.crawl(() -> spider);
        }
        process.start();
    }

    @Test
    void choutiPrintsItsPage() {
        ChoutiSpider.run(reactor, printed.out, url("/"));
        assertEquals(List.of("page /"), printed.lines());
    }

    @Test
    void severalSpidersRunInOneProcess() {
        ChoutiSpider.run(reactor, printed.out, url("/a"), url("/b"), url("/c"));
        assertEquals(List.of("page /a", "page /b", "page /c"), sorted());
    }

    @Test
    void choutiPrintsWhyThereIsNoPage() {
        ChoutiSpider.run(reactor, printed.out, url("/missing"));
        assertEquals(List.of("An error has occurred: <404 Not Found>"), printed.lines());
    }

    @Test
    void requestsThatACallbackYieldsGoToTheirOwnCallback() {
        crawl(new Walker(printed.out, List.of(url("/")), List.of(url("/1"), url("/2"))));
        assertEquals(List.of("next page /1", "next page /2", "parse page /"), sorted());
    }

    @Test
    void aFailedDownloadAndACallbackThatThrowsDoNotEndTheCrawl() {
        crawl(new Walker(
                printed.out,
                List.of(url("/")),
                List.of(url("/missing"), url("/bad"), "http://no.example:port", url("/good"))));
        List<String> lines = sorted();
        assertEquals(5, lines.size(), lines::toString);
        assertEquals(List.of("failed 404 Not Found"), linesWith("404"));
        assertEquals(List.of("failed bad page"), linesWith("bad page"));
        assertEquals(List.of("next page /good"), linesWith("good"));
    }

    @Test
    void aSpiderWithoutRequestsEndsAtOnce() {
        crawl(new Walker(printed.out, List.of(), List.of()));
        assertEquals(List.of(), printed.lines());
    }

    @Test
    void aSpiderThatCannotStartHoldsUpNoOther() {
        CrawlerProcess process = new CrawlerProcess(reactor);
        process.crawl(() -> {
            throw new IllegalStateException("no spider");
        });
        process.crawl(() -> new Walker(printed.out, List.of(url("/")), List.of()));
        process.start();
        assertEquals(List.of("parse page /"), printed.lines());
    }

    @Test
    void fivePagesAreDownloadedAtOnceAndNoMore() {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier five = new CyclicBarrier(5);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                boolean together = met(five);
                inFlight.decrementAndGet();
                return new MockResponse.Builder().code(together ? 200 : 500).build();
            }
        });
        List<String> urls = IntStream.range(0, 10).mapToObj(i -> url("/" + i)).toList();
        crawl(new Walker(printed.out, urls, List.of()));
        assertEquals(IntStream.range(0, 10).mapToObj(i -> "parse ").toList(), printed.lines());
        assertEquals(5, most.get());
    }

    /** Whether five came here before a timeout. */
    private static boolean met(CyclicBarrier five) throws InterruptedException {
        try {
            five.await(900, TimeUnit.MILLISECONDS);
            return true;
        } catch (BrokenBarrierException | TimeoutException e) {
            return false;
        }
    }

    @Test
    void manyDownloadsThatFailAtOnceEndTheCrawlAllTheSame() {
        List<String> urls = IntStream.range(0, 2_000)
                .mapToObj(i -> "http://no.example:port" + i)
                .toList();
        AtomicInteger failed = new AtomicInteger();
        crawl(new Spider("many", urls) {
            @Override
            Stream<Request> parse(Response response) {
                return Stream.empty();
            }

            @Override
            void errback(Request request, Failure failure) {
                failed.incrementAndGet();
            }
        });
        assertEquals(2_000, failed.get());
    }

    private List<String> sorted() {
        return printed.lines().stream().sorted().toList();
    }

    private List<String> linesWith(String part) {
        return printed.lines().stream().filter(line -> line.contains(part)).toList();
    }
}
