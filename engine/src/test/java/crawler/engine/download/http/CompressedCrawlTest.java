package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Response;
import crawler.engine.body.Coded;
import crawler.engine.core.CrawlResult;
import crawler.engine.core.CrawlerProcess;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Compressed pages through the handler and the middleware together. */
@Timeout(20)
class CompressedCrawlTest {
    @RegisterExtension
    final Logged log = new Logged();

    private final MockWebServer server = new MockWebServer();
    private final Map<String, Object> settings = new HashMap<>(Map.of("ROBOTSTXT_OBEY", false));
    private final List<Response> pages = new ArrayList<>();

    @AfterEach
    void stopServer() {
        server.close();
    }

    private CrawlResult crawl(String coding, byte[] body) throws IOException {
        server.start();
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .addHeader("Content-Encoding", coding)
                .body(new Buffer().write(body))
                .build());
        Script script = new Script(server.url("/").toString())
                .parsing(page -> {
                    pages.add(page);
                    return Stream.of();
                })
                .with(settings);
        return CrawlerProcess.run(script, Settings.defaults());
    }

    @Test
    void M9_aPageComesDecompressedAndBothSizesAreCounted() throws Exception {
        byte[] body = Coded.gzip("<p>small</p>".repeat(1000).getBytes());
        CrawlResult result = crawl("gzip", body);

        assertEquals("small", pages.get(0).css("p::text").get());
        assertFalse(pages.get(0).headers().contains("Content-Encoding"));
        assertEquals(12_000, result.count("httpcompression/response_bytes"));
        assertTrue(result.count("downloader/response_bytes") < 1000, "over the wire it was less");
        assertEquals(
                "gzip, deflate, br, zstd", server.takeRequest().getHeaders().get("Accept-Encoding"));
    }

    @Test
    void AF2_aBombIsIgnored() throws Exception {
        CrawlResult result = crawl("br", Coded.brotliZeros(1024));

        assertEquals(List.of(), pages);
        assertEquals(1, log.count("grows to more than 33554432 bytes"));
        assertEquals("finished", result.reason());
    }

    @Test
    void L7_aLargePageLiesInAFile() throws Exception {
        settings.put("DOWNLOAD_SPILLSIZE", 1000);
        String html = "<p>large</p>".repeat(1000);
        crawl("zstd", Coded.zstd(html.getBytes()));

        assertEquals(html, new String(pages.get(0).openBody().readAllBytes()));
        assertEquals("large", pages.get(0).css("p::text").get());
        assertEquals(12_000, pages.get(0).bodySize());
    }
}
