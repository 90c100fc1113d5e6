package crawler.bench.jmh;

import crawler.engine.MemoryStats;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.link.LinkExtractor;
import crawler.engine.schedule.FingerprintDupeFilter;
import crawler.engine.url.BaseUrl;
import crawler.engine.url.Fingerprint;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Costs of one link of a page: resolving it, asking whether it was seen, and what a new one costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LinkBenchmark {
    private static final String PAGE = "https://docs.example.org/en/latest/library/collections/index.html";
    private static final String RELATIVE = "../../tutorial/datastructures.html#more-on-lists";
    private static final String ROOTED = "/en/latest/reference/simple-statements/the-return-statement";

    private static final URI BASE = URI.create(PAGE);
    private static final HttpUrl HTTP_BASE = HttpUrl.get(PAGE);

    private static final LinkExtractor LINKS = new LinkExtractor();

    private final BaseUrl base = BaseUrl.of(PAGE);
    private final Response page = Response.of(PAGE, hundredLinks());
    private final Response metPage = page.withLinkFilter((origin, link) -> true);
    private final FingerprintDupeFilter seen = new FingerprintDupeFilter(new MemoryStats());
    private final Request known = new Request(base.resolve(ROOTED));
    private long number;

    public LinkBenchmark() {
        seen.seen(known);
        seen.seen(new Request(base.resolve(RELATIVE)));
    }

    /** What nineteen of twenty links cost: a relative one that was seen before. */
    @Benchmark
    public boolean duplicateRelativeLink() {
        return seen.met(base, RELATIVE);
    }

    /** The same for one that begins at the root. */
    @Benchmark
    public boolean duplicateRootedLink() {
        return seen.met(base, ROOTED);
    }

    /** The same where a Request has been made already. */
    @Benchmark
    public Object duplicateRequest() {
        return seen.seen(known);
    }

    /** A link that nobody has seen: resolved, made a request, fingerprinted and remembered. */
    @Benchmark
    public Object newLink() {
        String link = "page-" + number++ + ".html";
        return seen.met(base, link) ? link : seen.seen(new Request(base.resolve(link)));
    }

    @Benchmark
    public String resolve() {
        return base.resolve(RELATIVE);
    }

    /** What the JDK takes for the same. */
    @Benchmark
    public String resolveByUri() {
        return BASE.resolve(RELATIVE).toString();
    }

    /** What OkHttp, which follows the browsers' rules, takes for the same. */
    @Benchmark
    public String resolveByHttpUrl() {
        return HTTP_BASE.resolve(RELATIVE).toString();
    }

    @Benchmark
    public Object fingerprint() {
        return Fingerprint.of("GET", "https://example.org/search?q=crawler&page=2");
    }

    private static String hundredLinks() {
        return IntStream.range(0, 100)
                .mapToObj(i -> "<li><a href='../section-" + i + "/index.html'>Section " + i + "</a></li>")
                .collect(Collectors.joining());
    }

    /** A page's hundred links by an extractor's default rules. */
    @Benchmark
    public Object extractHundredLinks() {
        return LINKS.extract(page);
    }

    /** The same when the crawl has met them all. */
    @Benchmark
    public Object extractHundredKnownLinks() {
        return LINKS.extractNew(metPage);
    }
}
