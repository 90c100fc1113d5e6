package crawler.engine.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.EventLoop;
import crawler.reactor.Reactor;
import crawler.reactor.ReactorNotRestartable;
import crawler.reactor.defer.Unhandled;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private final MockWebServer server = new MockWebServer();
    private final Printed printed = new Printed();
    private final Reactor reactor = new EventLoop();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        assertEquals(List.of(), Unhandled.flush(Thread.currentThread()));
    }

    private String url() {
        return server.url("/").toString();
    }

    private void answer(String... bodies) {
        for (String body : bodies) {
            server.enqueue(new MockResponse.Builder().body(body).build());
        }
    }

    private void notFound() {
        server.enqueue(new MockResponse.Builder().code(404).build());
    }

    @Test
    void theGuideHandsThePageFromOneCallbackToTheNext() {
        answer("Hello TWISTED");
        DeferredGuide.run(reactor, printed.out, url());
        assertEquals(List.of("hello twisted"), printed.lines());
    }

    @Test
    void theGuideHandsAPageThatDoesNotExistToTheErrback() {
        notFound();
        DeferredGuide.run(reactor, printed.out, url());
        assertEquals(List.of("An error has occurred: <404 Not Found>"), printed.lines());
    }

    @Test
    void theGuideStopsWhenTheDownloadFailsBeforeTheLoopRuns() {
        DeferredGuide.run(reactor, printed.out, "http://no.example:port");
        assertTrue(
                printed.lines().get(0).startsWith("An error has occurred: <Invalid URL "),
                () -> printed.lines().toString());
        assertStopped();
    }

    @Test
    void aPageIsPrintedAndTheProgramStops() {
        answer("<p>eins</p>");
        GetPages.run(reactor, printed.out, url());
        assertEquals(List.of("下载完成了 <p>eins</p>"), printed.lines());
        assertStopped();
    }

    @Test
    void theProgramStopsAfterTheLastOfSeveralPages() {
        answer("same", "same");
        GetPages.run(reactor, printed.out, url(), url());
        assertEquals(List.of("下载完成了 same", "下载完成了 same"), printed.lines());
    }

    @Test
    void theProgramStopsWhenAPageDoesNotExist() {
        notFound();
        GetPages.run(reactor, printed.out, url());
        assertEquals(List.of("An error has occurred: <404 Not Found>"), printed.lines());
    }

    @Test
    void tasksWaitForTheirPages() {
        answer("same", "same");
        InlineTasks.run(reactor, printed.out, url(), url());
        assertEquals(List.of("下载完成了 same", "下载完成了 same"), printed.lines());
        assertStopped();
    }

    @Test
    void aTaskSeesTheFailureOfItsPage() {
        notFound();
        InlineTasks.run(reactor, printed.out, url());
        assertEquals(List.of("An error has occurred: <404 Not Found>"), printed.lines());
    }

    @Test
    void theFifthPageEndsTheWait() {
        answer("1234", "1234", "1234", "1234", "1234");
        CloseWait.run(reactor, printed.out, url());
        assertEquals(List.of("one 4", "one 4", "one 4", "one 4", "one 4", "已经全部完成"), printed.lines());
        assertEquals(5, server.getRequestCount());
    }

    @Test
    void aPageThatDoesNotExistCountsToo() {
        answer("1234", "1234", "1234", "1234");
        notFound();
        CloseWait.run(reactor, printed.out, url());
        List<String> lines = printed.lines();
        assertEquals("已经全部完成", lines.get(lines.size() - 1));
        assertEquals(
                List.of("An error has occurred: <404 Not Found>", "one 4", "one 4", "one 4", "one 4"),
                lines.subList(0, 5).stream().sorted().toList());
    }

    private void assertStopped() {
        assertThrows(ReactorNotRestartable.class, reactor::run);
    }
}
