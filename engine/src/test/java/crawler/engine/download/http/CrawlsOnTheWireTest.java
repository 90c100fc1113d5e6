package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.Coded;
import crawler.engine.core.CrawlResult;
import crawler.engine.error.DownloadError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are slow, odd about robots.txt, or know what did not change, as whole crawls see them. */
class CrawlsOnTheWireTest extends WireCrawls {
    private static final String NOBODY = "User-agent: *\nDisallow: /\n";

    private final List<Throwable> errors = new ArrayList<>();
    private final List<Response> pages = new ArrayList<>();

    private Request noting(String url) {
        return new Request(url)
                .withErrback((request, error) -> {
                    errors.add(error);
                    return Stream.of();
                })
                .withCallback(page -> {
                    pages.add(page);
                    return Stream.of();
                });
    }

    @Test
    void L6_aServerThatNeverAnswersTimesOut() throws Exception {
        try (RawServer server =
                new RawServer((connection, out) -> connection.getInputStream().read())) {
            crawl(Map.of("DOWNLOAD_TIMEOUT", 0.2, "RETRY_ENABLED", false), noting(server.url()));

            assertInstanceOf(DownloadError.DownloadTimeout.class, errors.get(0));
        }
    }

    @Test
    void L6_aBodyThatDripsTimesOutHoweverBusyItIs() throws Exception {
        try (RawServer server = new RawServer((connection, out) -> {
            RawServer.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            connection.setSoTimeout(10);
            while (true) {
                RawServer.send(out, "x");
                try {
                    connection.getInputStream().read();
                    return; // the other side has gone
                } catch (java.net.SocketTimeoutException e) {
                    // time for the next drop
                }
            }
        })) {
            log.expectError("Gave up retrying");
            crawl(Map.of("DOWNLOAD_TIMEOUT", 0.3, "RETRY_TIMES", 1), noting(server.url()));

            assertInstanceOf(DownloadError.DownloadTimeout.class, errors.get(0));
            assertEquals(2, server.heads().size(), "it is worth another try");
        }
    }

    /** What a robots.txt may be, and whether the site may be crawled then. */
    private static Map<String, Boolean> robotsFiles() {
        Map<String, Boolean> files = new LinkedHashMap<>();
        files.put(answer("200 OK", "", NOBODY), false);
        files.put(answer("200 OK", "Content-Type: text/html\r\n", "<html>none</html>"), true);
        files.put(answer("200 OK", "", ""), true);
        files.put(answer("200 OK", "", "\u00EF\u00BB\u00BF" + NOBODY.replace("\n", "\r")), false);
        files.put(answer("200 OK", "", "\u0000\u00ff\u00fe\n\u00E9: x\n" + NOBODY), false);
        files.put(
                answer(
                        "200 OK",
                        "Content-Encoding: gzip\r\n",
                        latin1(Coded.gzip(NOBODY.getBytes(StandardCharsets.UTF_8)))),
                false);
        files.put(answer("200 OK", "", "# " + "x".repeat(600_000) + "\n" + NOBODY), true);
        files.put(answer("200 OK", "", NOBODY + "# " + "x".repeat(600_000)), false);
        files.put("HTTP/1.0 200 OK\r\n\r\n" + NOBODY, false);
        files.put("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + NOBODY, true);
        files.put(answer("404 Not Found", "", NOBODY), true);
        files.put(answer("403 Forbidden", "", NOBODY), true);
        files.put(answer("204 No Content", "", ""), true);
        files.put(redirect("/robots.txt"), true);
        files.put(redirect("file:///etc/passwd"), true);
        files.put(redirect("/moved"), false);
        files.put("SSH-2.0-OpenSSH\r\n", true);
        files.put("", true);
        return files;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String answer(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Connection: close\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    @Test
    void M2_whateverARobotsTxtIsTheCrawlGoesByIt() throws Exception {
        Map<String, Boolean> others = new LinkedHashMap<>();
        for (Map.Entry<String, Boolean> file : robotsFiles().entrySet()) {
            try (RawServer server =
                    site(Map.of("/robots.txt", file.getKey(), "/moved", answer("200 OK", "", NOBODY)))) {
                CrawlResult result = crawl(
                        Map.of("ROBOTSTXT_OBEY", true, "RETRY_ENABLED", false, "REDIRECT_MAX_TIMES", 3),
                        new Request(server.url() + "page"));
                boolean crawled = result.count("item_scraped_count") == 1;
                if (crawled != file.getValue()) {
                    others.put(
                            file.getKey()
                                    .substring(0, Math.min(80, file.getKey().length())),
                            crawled);
                }
            }
        }
        assertEquals(Map.of(), others);
    }

    @Test
    void M14_whatDidNotChangeIsNotSentAgain(@TempDir Path folder) throws Exception {
        String validators =
                "ETag: \"v1\"\r\nLast-Modified: Sat, 01 Jan 2000 00:00:00 GMT\r\nCache-Control: max-age=0\r\n";
        RawServer[] server = new RawServer[1];
        server[0] = new RawServer((connection, out) -> {
            List<String> heads = server[0].heads();
            boolean known = field(heads.get(heads.size() - 1), "If-None-Match").equals("\"v1\"");
            RawServer.send(
                    out,
                    known
                            ? "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\nConnection: close\r\n\r\n"
                            : answer("200 OK", validators, "the page"));
        });
        Map<String, Object> settings = Map.of(
                "HTTPCACHE_ENABLED",
                true,
                "HTTPCACHE_DIR",
                folder.toString(),
                "HTTPCACHE_POLICY",
                "rfc9111",
                "CONCURRENT_REQUESTS",
                1);
        try (RawServer closing = server[0]) {
            Request page = noting(closing.url()).withDontFilter(true);
            CrawlResult result = crawl(settings, page, page);

            assertEquals(
                    List.of("the page", "the page"),
                    pages.stream().map(Response::text).toList());
            assertEquals("Sat, 01 Jan 2000 00:00:00 GMT", field(closing.heads().get(1), "If-Modified-Since"));
            assertEquals(1, result.count("httpcache/revalidate"));
        }
    }
}
