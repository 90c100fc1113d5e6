package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event.BytesReceived;
import crawler.engine.Event.HeadersReceived;
import crawler.engine.Events;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.core.CrawlerProcess;
import crawler.engine.error.StopDownload;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(20)
class StopTest {
    private static final String WIRE = "HTTP/1.1 200 OK\r\nContent-Length: 20\r\nX: y\r\n\r\n";

    @RegisterExtension
    final Logged log = new Logged();

    private final List<Response> pages = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();

    /** Crawls one page of a server that never sends the second half of its body. */
    private void crawl(Consumer<Events> listening) throws Exception {
        try (RawServer server = new RawServer((connection, out) -> {
            RawServer.send(out, WIRE + "first half");
            connection.getInputStream().read();
        })) {
            Script script = new Script()
                    .starting(() -> {
                        return Stream.of(new Request(server.url()).withErrback((request, error) -> {
                            errors.add(error);
                            return Stream.of();
                        }));
                    })
                    .parsing(page -> {
                        pages.add(page);
                        return Stream.of();
                    })
                    .with(Map.of("ROBOTSTXT_OBEY", false));
            CrawlerProcess process = new CrawlerProcess(Settings.defaults());
            process.crawl(script);
            listening.accept(script.crawler().events());
            process.start();
        }
    }

    @Test
    void C6_L17_aListenerOfHeadersStopsADownloadBeforeItsBody() throws Exception {
        List<Long> sizes = new ArrayList<>();
        crawl(events -> events.on(HeadersReceived.class, event -> {
            sizes.add(event.bodySize());
            throw new StopDownload(false);
        }));

        assertEquals(List.of(20L), sizes);
        assertEquals(List.of("download_stopped"), pages.get(0).flags());
        assertEquals("y", pages.get(0).headers().get("X").orElseThrow());
        assertEquals(0, pages.get(0).bodySize());
    }

    @Test
    void C6_L17_aListenerOfBytesKeepsWhatHasCome() throws Exception {
        List<String> bytes = new ArrayList<>();
        crawl(events -> events.on(BytesReceived.class, event -> {
            bytes.add(new String(event.data()));
            throw new StopDownload(false);
        }));

        assertEquals(List.of("first half"), bytes);
        assertEquals("first half", pages.get(0).text());
        assertEquals(List.of("download_stopped"), pages.get(0).flags());
    }

    @Test
    void C6_aStopThatIsAFailureReachesTheErrbackWithWhatHasCome() throws Exception {
        crawl(events -> events.on(BytesReceived.class, event -> {
            throw new StopDownload(true);
        }));

        StopDownload stop = assertInstanceOf(StopDownload.class, errors.get(0));
        assertEquals("first half", stop.response().orElseThrow().text());
        assertTrue(pages.isEmpty());
    }
}
