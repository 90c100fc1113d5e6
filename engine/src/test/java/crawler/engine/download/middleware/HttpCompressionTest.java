package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.BrokenCoding;
import crawler.engine.body.Coded;
import crawler.engine.download.BodySizes;
import crawler.engine.download.Decompression;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpCompressionTest {
    private static final String URL = "http://a.example/";
    private static final byte[] PAGE = "<p>small</p>".getBytes();

    @RegisterExtension
    final Logged log = new Logged();

    private final List<Response> pages = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();

    private TestCrawl crawl(Request request, Answer answer) {
        Script script = new Script()
                .starting(() -> Stream.of(request.withErrback((failed, error) -> {
                    errors.add(error);
                    return Stream.of();
                })))
                .parsing(page -> {
                    pages.add(page);
                    return Stream.of();
                });
        return TestCrawl.of(script).otherwise(any -> answer);
    }

    private static Answer coded(String coding, byte[] body) {
        return Answer.html("").with("Content-Encoding", coding).withBody(body);
    }

    @Test
    void M9_compressedPagesAreAskedForAndTakenApart() {
        CrawlTrace crawl =
                crawl(new Request(URL), coded("gzip", Coded.gzip(PAGE))).run();

        assertEquals(
                "gzip, deflate, br, zstd",
                crawl.visits().get(0).request().headers().get("Accept-Encoding").orElseThrow());
        assertEquals("small", pages.get(0).css("p::text").get());
        assertFalse(pages.get(0).headers().contains("Content-Encoding"));
        assertEquals(1, crawl.count("httpcompression/response_count"));
        assertEquals(PAGE.length, crawl.count("httpcompression/response_bytes"));
    }

    @Test
    void M9_aRequestsOwnAcceptEncodingIsLeftAlone() {
        CrawlTrace crawl = crawl(new Request(URL).withHeader("accept-encoding", "br"), Answer.html("x"))
                .run();

        assertEquals(List.of("br"), crawl.visits().get(0).request().headers().getAll("Accept-Encoding"));
        assertEquals(0, crawl.count("httpcompression/response_count"));
    }

    @Test
    void M9_anUnknownCodingStaysInTheHeader() {
        crawl(new Request(URL), coded("Compress, gzip", Coded.gzip(PAGE))).run();

        assertEquals(List.of("compress"), pages.get(0).headers().getAll("Content-Encoding"));
        assertEquals(1, log.count("[compress] is not understood"));
    }

    @Test
    void M9_aServerThatSaysThatNothingIsCodedIsNoNews() {
        for (String none : List.of("identity", "", "none")) {
            crawl(new Request(URL), coded(none, PAGE)).run();
        }
        assertEquals(3, pages.size());
        assertEquals(0, log.count("is not understood"));
    }

    @Test
    void M9_theAnswerToAHeadIsLeftAlone() {
        crawl(new Request(URL).withMethod("HEAD"), coded("gzip", new byte[0])).run();

        assertEquals("gzip", pages.get(0).headers().get("Content-Encoding").orElseThrow());
    }

    @Test
    void M9_aGzipFileIsNoCompressedPage() {
        byte[] file = Coded.gzip(PAGE);
        crawl(
                        new Request(URL + "sitemap.xml.gz"),
                        Answer.of(200, "")
                                .with("Content-Type", "application/x-gzip")
                                .withBody(file))
                .run();

        assertEquals(file.length, pages.get(0).body().length);
    }

    @Test
    void AF2_aBombIsIgnoredWithAWarning() {
        CrawlTrace crawl = crawl(new Request(URL), coded("gzip", Coded.gzipZeros(1024)))
                .setting(Decompression.DOWNLOAD_MAXRATIO, 0L)
                .run();

        assertInstanceOf(IgnoreRequest.class, errors.get(0));
        assertEquals(1, crawl.visits().size(), "nor is it tried again");
        assertEquals(1, log.count("grows to more than 67108864 bytes"));
    }

    @Test
    void AF2_theRatioIsLimitedBeforeTheSizeIs() {
        crawl(new Request(URL), coded("br", Coded.brotliZeros(1024))).run();

        assertInstanceOf(IgnoreRequest.class, errors.get(0));
        assertEquals(1, log.count("grows to more than 33554432 bytes"));
    }

    @Test
    void L7_aRequestMayHaveItsOwnLimit() {
        crawl(new Request(URL).with(BodySizes.MAXSIZE, 11L), coded("gzip", Coded.gzip(PAGE)))
                .run();

        assertInstanceOf(IgnoreRequest.class, errors.get(0));
        assertEquals(1, log.count("grows to more than 11 bytes"));
    }

    @Test
    void L7_aBodyThatIsLargeOnlyAfterDecompressionIsWarnedOf() {
        crawl(new Request(URL), coded("gzip", Coded.gzipZeros(1)))
                .setting(BodySizes.DOWNLOAD_WARNSIZE, 1L << 20)
                .run();

        assertEquals(1 << 20, pages.get(0).bodySize());
        assertEquals(1, log.count("has 1048576 bytes after decompression (DOWNLOAD_WARNSIZE)"));
    }

    @Test
    void M9_aBodyThatIsNotInItsCodingFailsOnce() {
        CrawlTrace crawl = crawl(new Request(URL), coded("gzip", PAGE)).run();

        assertInstanceOf(BrokenCoding.class, errors.get(0));
        assertEquals(1, crawl.visits().size());
    }

    @Test
    void M9_itCanBeSwitchedOff() {
        CrawlTrace crawl = crawl(new Request(URL), coded("gzip", Coded.gzip(PAGE)))
                .setting(Decompression.COMPRESSION_ENABLED, false)
                .run();

        assertFalse(crawl.visits().get(0).request().headers().contains("Accept-Encoding"));
        assertTrue(pages.get(0).headers().contains("Content-Encoding"));
    }
}
