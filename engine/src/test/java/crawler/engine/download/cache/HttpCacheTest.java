package crawler.engine.download.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.Coded;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.defer.Deferred;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class HttpCacheTest {
    private static final String URL = "http://a.example/page";

    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path folder;

    private final Map<String, Object> settings = new HashMap<>();
    private final List<Response> pages = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();

    @BeforeEach
    void switchOn() {
        set("HTTPCACHE_ENABLED", true);
        set("HTTPCACHE_DIR", folder.toString());
        set("ROBOTSTXT_OBEY", false);
        set("RETRY_ENABLED", false);
    }

    private void set(String name, Object value) {
        settings.put(name, value);
    }

    /** Makes the requests one after the other, each as often as it is given; answers are by order. */
    private CrawlTrace crawl(List<Request> requests, Answer... answers) {
        set("CONCURRENT_REQUESTS", 1);
        Script script = new Script()
                .starting(() -> requests.stream()
                        .map(request -> request.withDontFilter(true).withErrback((failed, error) -> {
                            errors.add(error);
                            return Stream.of();
                        })))
                .parsing(page -> {
                    pages.add(page);
                    return Stream.of();
                })
                .with(settings);
        TestCrawl crawl = TestCrawl.of(script);
        return answers.length == 0 ? crawl.run() : crawl.answer(URL, answers).run();
    }

    private static List<Request> twice() {
        return List.of(new Request(URL), new Request(URL));
    }

    private List<String> texts() {
        return pages.stream().map(Response::text).toList();
    }

    @Test
    void M14_theDummyPolicyAnswersEveryRequestOnceMade() {
        CrawlTrace first = crawl(twice(), Answer.html("one"), Answer.html("two"));

        assertEquals(List.of("one", "one"), texts());
        assertEquals(List.of(), pages.get(0).flags());
        assertEquals(List.of("cached"), pages.get(1).flags());
        assertEquals(1, first.visits().size());
        assertEquals(1, first.count("httpcache/miss"));
        assertEquals(1, first.count("httpcache/firsthand"));
        assertEquals(1, first.count("httpcache/store"));
        assertEquals(1, first.count("httpcache/hit"));

        CrawlTrace second = crawl(twice(), Answer.html("three"));
        assertEquals(0, second.visits().size(), "it holds from crawl to crawl");
        assertEquals(
                "text/html; charset=utf-8",
                pages.get(3).headers().get("content-type").orElseThrow());
    }

    /** Says of each body that it is not whole. */
    public static final class CuttingShort implements DownloaderMiddleware {
        @Override
        public Deferred<Fetched> fetch(Request request, Fetcher next) {
            return next.fetch(request).addCallback(fetched -> ((Response) fetched).withFlag("dataloss"));
        }
    }

    @Test
    void M14_whatWasCutShortIsNotKept() {
        set("DOWNLOADER_MIDDLEWARES", Map.of(CuttingShort.class.getName(), 950));
        CrawlTrace crawl = crawl(twice(), Answer.html("on"), Answer.html("one"));

        assertEquals(List.of("on", "one"), texts());
        assertEquals(2, crawl.count("httpcache/uncacheable"));
    }

    @Test
    void M14_compressedPagesAreKeptCompressed() throws IOException {
        Answer gzip = Answer.html("").with("Content-Encoding", "gzip").withBody(Coded.gzip("small".getBytes()));
        CrawlTrace crawl = crawl(twice(), gzip);

        assertEquals(List.of("small", "small"), texts());
        assertFalse(pages.get(1).headers().contains("Content-Encoding"));
        assertEquals(2, crawl.count("httpcompression/response_count"));
        try (Stream<Path> files = Files.walk(folder)) {
            Path body = files.filter(file -> file.endsWith("response_body"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Coded.gzip("small".getBytes()).length, Files.size(body));
        }
    }

    @Test
    void M14_aRequestMayPassItByAndSomeSchemesAndStatusesAreNotKept() {
        crawl(
                List.of(new Request(URL).with(HttpCache.DONT_CACHE, true), new Request(URL)),
                Answer.html("one"),
                Answer.html("two"));
        assertEquals(List.of("one", "two"), texts());

        set("HTTPCACHE_DIR", folder.resolve("other").toString());
        set("HTTPCACHE_IGNORE_HTTP_CODES", List.of(404));
        CrawlTrace crawl = crawl(twice(), Answer.status(404), Answer.html("found"), Answer.html("more"));
        assertEquals(1, crawl.count("httpcache/uncacheable"));
        assertEquals("found", texts().get(2));
    }

    @Test
    void M14_whatIsMissingMayBeIgnored() {
        set("HTTPCACHE_IGNORE_MISSING", true);
        CrawlTrace crawl = crawl(List.of(new Request(URL)), Answer.html("one"));

        assertInstanceOf(IgnoreRequest.class, errors.get(0));
        assertEquals(1, crawl.count("httpcache/ignore"));
        assertEquals(0, crawl.visits().size());
    }

    @Test
    void M14_whatWasKeptExpires() {
        set("HTTPCACHE_EXPIRATION_SECS", 5);
        set("DOWNLOAD_DELAY", 10);
        set("RANDOMIZE_DOWNLOAD_DELAY", false);
        Request other = new Request("http://a.example/other").with(HttpCache.DONT_CACHE, true);
        CrawlTrace crawl = crawl(
                List.of(new Request(URL), other, other, new Request(URL)), Answer.html("one"), Answer.html("two"));

        assertEquals(2, crawl.count("httpcache/miss"));
    }

    @Test
    void M14_theFilesMayBeCompressed() {
        set("HTTPCACHE_GZIP", true);
        crawl(twice(), Answer.html("one"), Answer.html("two"));

        assertEquals(List.of("one", "one"), texts());
    }

    @Test
    void M14_aDamagedEntryCountsAsMissing() throws IOException {
        crawl(List.of(new Request(URL)), Answer.html("one"));
        try (Stream<Path> files = Files.walk(folder)) {
            Files.writeString(
                    files.filter(file -> file.endsWith("meta")).findFirst().orElseThrow(), "{");
        }
        CrawlTrace crawl = crawl(List.of(new Request(URL)), Answer.html("two"));

        assertEquals(List.of("one", "two"), texts());
        assertEquals(1, crawl.count("httpcache/retrieve_error"));
    }

    @Test
    void M14_byRfc9111AFreshAnswerIsTheAnswer() {
        set("HTTPCACHE_POLICY", "rfc2616");
        CrawlTrace crawl = crawl(twice(), Answer.html("one").with("Cache-Control", "max-age=60"), Answer.html("two"));

        assertEquals(List.of("one", "one"), texts());
        assertEquals(1, crawl.count("httpcache/hit"));
    }

    @Test
    void M14_byRfc9111AStaleOneIsAskedForAgainWithItsValidators() {
        set("HTTPCACHE_POLICY", "rfc9111");
        Answer first = Answer.html("one")
                .with("Cache-Control", "no-cache")
                .with("ETag", "\"1\"")
                .with("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT");
        CrawlTrace crawl = crawl(twice(), first, Answer.status(304).with("X-New", "yes"));

        assertEquals(List.of("one", "one"), texts());
        assertEquals("yes", pages.get(1).headers().get("X-New").orElseThrow());
        assertEquals(1, crawl.count("httpcache/revalidate"));
        Request asked = crawl.visits().get(1).request();
        assertEquals("\"1\"", asked.headers().get("If-None-Match").orElseThrow());
        assertEquals(
                "Sun, 06 Nov 1994 08:49:37 GMT",
                asked.headers().get("If-Modified-Since").orElseThrow());
    }

    @Test
    void M14_byRfc9111WhatHasChangedReplacesWhatWasKept() {
        set("HTTPCACHE_POLICY", "rfc9111");
        CrawlTrace crawl = crawl(
                List.of(new Request(URL), new Request(URL), new Request(URL)),
                Answer.html("one").with("ETag", "1"),
                Answer.html("two").with("Cache-Control", "max-age=9"),
                Answer.html("three"));

        assertEquals(List.of("one", "two", "two"), texts());
        assertEquals(1, crawl.count("httpcache/invalidate"));
    }

    @Test
    void M14_byRfc9111AStaleAnswerStandsInForAServerThatFails() {
        set("HTTPCACHE_POLICY", "rfc9111");
        CrawlTrace crawl = crawl(
                List.of(new Request(URL), new Request(URL), new Request(URL)),
                Answer.html("one").with("ETag", "1"),
                Answer.status(503),
                Answer.broken());

        assertEquals(List.of("one", "one", "one"), texts());
        assertEquals(1, crawl.count("httpcache/revalidate"));
        assertEquals(1, crawl.count("httpcache/errorrecovery"));
    }

    @Test
    void M14_byRfc9111VariantsAreKeptApart() {
        set("HTTPCACHE_POLICY", "rfc9111");
        Request german = new Request(URL).withHeader("Accept-Language", "de");
        Request french = new Request(URL).withHeader("Accept-Language", "fr");
        CrawlTrace crawl = crawl(
                List.of(german, french, german, french),
                Answer.html("eins").with("Cache-Control", "max-age=60").with("Vary", "Accept-Language"),
                Answer.html("un").with("Cache-Control", "max-age=60").with("Vary", "Accept-Language"),
                Answer.html("more"));

        assertEquals(List.of("eins", "un", "eins", "un"), texts());
        assertEquals(2, crawl.count("httpcache/hit"));
    }

    @Test
    void M14_byRfc9111NotEverythingIsKept() {
        set("HTTPCACHE_POLICY", "rfc9111");
        for (Answer answer : List.of(
                Answer.html("x"),
                Answer.html("x").with("Cache-Control", "no-store, max-age=60"),
                Answer.html("x").withStatus(206).with("Cache-Control", "max-age=60"))) {
            assertEquals(1, crawl(List.of(new Request(URL)), answer).count("httpcache/uncacheable"));
        }
        CrawlTrace post = crawl(List.of(new Request(URL).withMethod("POST")), Answer.html("x"));
        assertEquals(0, post.count("httpcache/miss"));
        assertTrue(folder.toFile().list() == null || folder.toFile().list().length == 0);
    }
}
