package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.BrokenCoding;
import crawler.engine.body.Coded;
import crawler.engine.download.BodySizes;
import crawler.engine.error.DownloadError;
import crawler.engine.slot.Slots;
import crawler.engine.testing.Logged;
import crawler.reactor.EventLoop;
import crawler.reactor.defer.CancelledError;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import crawler.reactor.defer.Outcome;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(20)
class HttpHandlerTest {
    @RegisterExtension
    final Logged log = new Logged();

    private final MockWebServer server = new MockWebServer();
    private final EventLoop reactor = new EventLoop();
    private Settings settings = Settings.defaults();

    /** Starts what a test waits for; gets the handler. */
    private interface Work<T> {
        Deferred<T> start(HttpHandler handler) throws Exception;
    }

    @BeforeEach
    void startServer() throws IOException {
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private static final java.time.Duration LONGEST = java.time.Duration.ofSeconds(20);

    private void set(String name, Object value) {
        settings = settings.with(Priority.CMDLINE, "test", Map.of(name, value));
    }

    /** Runs the reactor until {@code work} is done. */
    private <T> Outcome<T> outcome(Work<T> work) {
        List<Outcome<T>> outcomes = new ArrayList<>();
        HttpHandler handler = new HttpHandler(reactor, settings, any -> Watch.NONE);
        reactor.callWhenRunning(() -> Deferred.executeAsync(() -> work.start(handler))
                .addTimeout(LONGEST, reactor)
                .addBoth(outcome -> {
                    outcomes.add(outcome);
                    handler.close();
                    reactor.stop();
                    return null;
                }));
        reactor.run(false);
        return outcomes.get(0);
    }

    private Response get(Request request) {
        return outcome(handler -> handler.download(request)).get();
    }

    private Throwable failure(Request request) {
        return outcome(handler -> handler.download(request))
                .failed()
                .orElseThrow(() -> new AssertionError("it did not fail"))
                .value();
    }

    private Request at(String path) {
        return new Request(server.url(path).toString());
    }

    private RecordedRequest sent() throws InterruptedException {
        return server.takeRequest(5, TimeUnit.SECONDS);
    }

    private void answer(MockResponse.Builder answer) {
        server.enqueue(answer.build());
    }

    private static MockResponse.Builder html(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/html; charset=utf-8")
                .body(body);
    }

    @Test
    void C1_L18_aPageComesWithStatusHeadersBodyAndRequest() {
        answer(html("<p>käse</p>").addHeader("X-One", "1").addHeader("x-one", "2"));
        Request request = at("/a?b=c#d").with(Slots.DOWNLOAD_SLOT, "kept");

        Response page = get(request);

        assertEquals(200, page.status());
        assertEquals("käse", page.css("p::text").get());
        assertEquals(List.of("1", "2"), page.headers().getAll("X-ONE"));
        assertEquals(at("/a?b=c").url(), page.url(), "without the fragment, which is the request's");
        assertEquals(request.url(), page.request().url());
        assertEquals("kept", page.get(Slots.DOWNLOAD_SLOT).orElseThrow());
        assertEquals("HTTP/1.1", page.protocol());
        assertTrue(page.get(HttpHandler.LATENCY).orElseThrow() >= 0);
    }

    @Test
    void methodHeadersAndBodyAreSentAsTheyAre() throws Exception {
        answer(html(""));
        get(at("/form")
                .withMethod("POST")
                .withBody("a=b&c=ü")
                .withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withHeader("X-Mixed-Case", "Yes"));

        RecordedRequest sent = sent();
        assertEquals("POST", sent.getMethod());
        assertEquals("a=b&c=ü", sent.getBody().utf8());
        assertEquals("application/x-www-form-urlencoded", sent.getHeaders().get("content-type"));
        assertTrue(sent.getHeaders().names().contains("X-Mixed-Case"));
    }

    @Test
    void aPostMayBeEmptyAndADeleteMayHaveABody() throws Exception {
        answer(html(""));
        answer(html(""));
        outcome(handler -> handler.download(at("/").withMethod("POST"))
                .addAsyncCallback(
                        first -> handler.download(at("/").withMethod("DELETE").withBody("x"))));

        assertEquals("0", sent().getHeaders().get("Content-Length"));
        assertEquals("x", sent().getBody().utf8());
    }

    @Test
    void aGetWithABodyOverHttpsFailsWithASentence() {
        Throwable error = failure(new Request("https://127.0.0.1:1/").withBody("x"));

        assertTrue(error.getMessage().startsWith("<GET https://127.0.0.1:1/> cannot be sent"), error.getMessage());
    }

    @Test
    void aHeaderThatCannotBeSentFailsWithItsRequestsName() {
        Throwable error = failure(at("/").withHeader("X-Name", "Käse\n"));

        assertTrue(error.getMessage().contains(at("/").toString()), error.getMessage());
    }

    @Test
    void redirectsAndErrorsAreAnswersLikeOthers() {
        answer(new MockResponse.Builder().code(302).addHeader("Location", "/2"));
        answer(new MockResponse.Builder().code(404).body("none"));
        List<Response> pages = outcome(handler -> handler.download(at("/1"))
                        .addAsyncCallback(
                                first -> handler.download(at("/3")).addCallback(second -> List.of(first, second))))
                .get();

        assertEquals("/2", pages.get(0).headers().get("location").orElseThrow());
        assertEquals(404, pages.get(1).status());
        assertEquals("none", pages.get(1).text());
        assertEquals(2, server.getRequestCount());
    }

    @Test
    void M7_noStatusIsTriedAgainBehindOurBack() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(408).build();
            }
        });

        assertEquals(408, get(at("/")).status());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void M7_a503ThatMayBeAskedAgainAtOnceIsNotAskedBehindOurBack() {
        answer(new MockResponse.Builder().code(503).addHeader("Retry-After", "0"));
        answer(new MockResponse.Builder().code(200));

        assertEquals(503, get(at("/")).status());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void aConnectionThatTheServerHasClosedMeanwhileIsReplaced() {
        answer(new MockResponse.Builder()
                .body("one")
                .onResponseEnd(mockwebserver3.SocketEffect.ShutdownConnection.INSTANCE));
        answer(new MockResponse.Builder().body("two"));

        String both = outcome(handler -> handler.download(at("/1"))
                        .addAsyncCallback(first ->
                                handler.download(at("/2")).addCallback(second -> first.text() + second.text())))
                .get();

        assertEquals("onetwo", both);
    }

    @Test
    void M9_aCompressedPageComesAsItIsWithItsTextBesideIt() {
        answer(new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .addHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(Coded.gzip("<p>small</p>".getBytes()))));

        Response page = get(at("/"));
        Response text = page.decodedAhead().orElseThrow().get();

        assertArrayEquals(Coded.gzip("<p>small</p>".getBytes()), page.body());
        assertEquals("gzip", page.headers().get("Content-Encoding").orElseThrow());
        assertEquals("small", text.css("p::text").get());
        assertFalse(text.headers().contains("Content-Encoding"));
    }

    @Test
    void M9_withoutTheMiddlewareNothingIsAskedToBeCompressed() throws Exception {
        answer(html("x"));
        get(at("/"));

        assertNull(sent().getHeaders().get("Accept-Encoding"));
    }

    @Test
    void M9_aBodyThatCannotBeTakenApartDoesNotFailBeforeTheMiddlewareSeesIt() {
        answer(new MockResponse.Builder().addHeader("Content-Encoding", "br").body("plain"));

        Response page = get(at("/"));

        assertTrue(page.decodedAhead().orElseThrow().failed().orElseThrow().check(BrokenCoding.class));
    }

    @Test
    void headAndStatusesWithoutABodyHaveNone() {
        answer(new MockResponse.Builder().setHeader("Content-Length", "1000000000000"));
        answer(new MockResponse.Builder().code(204));
        answer(new MockResponse.Builder().code(304));
        List<Response> pages = outcome(handler -> handler.download(at("/").withMethod("HEAD"))
                        .addAsyncCallback(a -> handler.download(at("/"))
                                .addAsyncCallback(b -> handler.download(at("/")).addCallback(c -> List.of(a, b, c)))))
                .get();

        assertEquals(
                List.of(200, 204, 304), pages.stream().map(Response::status).toList());
        assertTrue(pages.stream().allMatch(page -> page.body().length == 0));
    }

    @Test
    void L7_AF2_aBodyThatIsAnnouncedTooLargeIsNotRead() {
        set("DOWNLOAD_MAXSIZE", 100);
        answer(html("x".repeat(101)));

        Throwable error = failure(at("/"));

        assertInstanceOf(DownloadError.DownloadCancelled.class, error);
        assertTrue(error.getMessage().contains("larger than 100 bytes; raise DOWNLOAD_MAXSIZE"), error.getMessage());
    }

    @Test
    void L7_AF2_aBodyThatTurnsOutTooLargeIsGivenUp() {
        set("DOWNLOAD_MAXSIZE", 100);
        answer(new MockResponse.Builder().chunkedBody("x".repeat(101), 10));

        assertInstanceOf(DownloadError.DownloadCancelled.class, failure(at("/")));
    }

    @Test
    void L7_aBodyOfExactlyTheLimitPassesAndARequestMayHaveItsOwn() {
        set("DOWNLOAD_MAXSIZE", 100);
        answer(html("x".repeat(100)));
        answer(html("x".repeat(500)));
        List<Integer> sizes = outcome(handler -> handler.download(at("/"))
                        .addAsyncCallback(a -> handler.download(at("/").with(BodySizes.MAXSIZE, 500L))
                                .addCallback(b -> List.of(a.body().length, b.body().length))))
                .get();

        assertEquals(List.of(100, 500), sizes);
    }

    @Test
    void L8_aBodyThatIsCutShortIsDataLoss() throws Exception {
        for (String head : List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nonly this")) {
            try (RawServer raw = new RawServer((connection, out) -> RawServer.send(out, head))) {
                Throwable error = new HttpHandlerTest().failure(new Request(raw.url()));
                assertInstanceOf(DownloadError.ResponseDataLoss.class, error, head);
                assertTrue(error.getMessage().startsWith("<GET " + raw.url() + ">: "), error.getMessage());
            }
        }
    }

    @Test
    void aConnectionThatIsResetOrClosedOrNoHttpFails() throws Exception {
        List<RawServer.Deed> deeds = List.of(
                (connection, out) -> connection.setSoLinger(true, 0),
                (connection, out) -> connection.close(),
                (connection, out) -> RawServer.send(out, "SSH-2.0-OpenSSH\r\n\r\n"));
        for (RawServer.Deed deed : deeds) {
            try (RawServer raw = new RawServer(deed)) {
                Throwable error = new HttpHandlerTest().failure(new Request(raw.url()));
                assertInstanceOf(DownloadError.DownloadFailed.class, error, error.toString());
            }
        }
    }

    @Test
    void whereNothingListensIsRefused() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Throwable error = failure(new Request("http://127.0.0.1:" + port + "/"));

        assertInstanceOf(DownloadError.ConnectionRefused.class, error);
    }

    @Test
    void aHostWithoutAddressIsUnknown() {
        Throwable error = failure(new Request("http://no-such-host.invalid/"));

        assertInstanceOf(DownloadError.CannotResolveHost.class, error);
        assertTrue(error.getMessage().contains("\"no-such-host.invalid\""), error.getMessage());
    }

    @Test
    void L6_aBodyThatTricklesIsCancelledAtItsDeadlineAndItsThreadIsFreed() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        RawServer.Deed trickle = (connection, out) -> {
            try {
                RawServer.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
                while (connection.getInputStream().read() >= 0) {
                    out.write('x'); // only when something is asked for, which is never
                }
            } finally {
                gone.countDown();
            }
        };
        set("CONCURRENT_REQUESTS", 1);
        answer(html("free again"));
        try (RawServer raw = new RawServer(trickle)) {
            Outcome<Response> next = outcome(handler -> handler.download(new Request(raw.url()))
                    .addTimeout(Duration.ofMillis(50), reactor)
                    .addAsyncErrback(failure -> handler.download(at("/"))));

            assertEquals("free again", next.get().text());
            assertTrue(gone.await(5, TimeUnit.SECONDS), "the connection is still open");
        }
    }

    @Test
    void aDownloadThatIsCancelledWhileItWaitsForAThreadIsNeverMade() {
        set("CONCURRENT_REQUESTS", 1);
        answer(html("first").headersDelay(100, TimeUnit.MILLISECONDS));
        answer(html("third"));
        List<Outcome<Response>> cancelled = new ArrayList<>();
        outcome(handler -> {
            Deferred<Response> first = handler.download(at("/1"));
            Deferred<Response> second = handler.download(at("/2"));
            second.addBoth(outcome -> cancelled.add(outcome));
            Deferred<Response> third = handler.download(at("/3"));
            second.cancel();
            return DeferredList.gatherResults(List.of(first, third));
        });

        assertTrue(cancelled.get(0).failed().orElseThrow().check(CancelledError.class));
        assertEquals(2, server.getRequestCount());
    }

    @Test
    void sixtyFourRequestsAreMadeAtOnce() {
        set("CONCURRENT_REQUESTS", 64);
        CountDownLatch all = new CountDownLatch(64);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                all.countDown();
                boolean together = all.await(10, TimeUnit.SECONDS);
                return html(together ? "together" : "alone").build();
            }
        });
        List<Response> pages = outcome(handler -> {
                    List<Deferred<Response>> downloads = new ArrayList<>();
                    for (int i = 0; i < 64; i++) {
                        downloads.add(handler.download(at("/" + i)));
                    }
                    return DeferredList.gatherResults(downloads);
                })
                .get();

        assertEquals(64, pages.size());
        assertTrue(pages.stream().allMatch(page -> page.text().equals("together")));
    }

    @Test
    void whatTheParserThrowsFailsTheDownloadAndNotItsThread() {
        set("CONCURRENT_REQUESTS", 1);
        answer(html("<div>".repeat(200_000)));
        answer(html("<p>next</p>"));
        Outcome<Response> next = outcome(
                handler -> handler.download(at("/deep")).addAsyncBoth(outcome -> handler.download(at("/next"))));

        assertEquals("next", next.get().css("p::text").get());
    }

    @Test
    void getPageAnswersThePageAndFailsWithTheStatusLine() {
        answer(html("hello"));
        answer(new MockResponse.Builder().code(404).body("nothing here"));
        Outcome<Response> missing =
                outcome(handler -> GetPage.getPage(reactor, at("/").url()).addAsyncCallback(page -> {
                    assertEquals("hello", page.text());
                    return GetPage.getPage(reactor, at("/none").url());
                }));
        Throwable error = missing.failed().orElseThrow().value();

        assertEquals("404 Not Found", error.getMessage());
        assertEquals("nothing here", ((GetPage.StatusError) error).response().text());
        assertFalse(missing.succeeded());
    }
}
