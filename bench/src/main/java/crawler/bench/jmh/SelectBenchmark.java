package crawler.bench.jmh;

import crawler.bench.site.Site;
import crawler.engine.select.Selector;
import crawler.engine.url.BaseUrl;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Costs of one page: making the document, selecting its links. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SelectBenchmark {
    private static final String URL = "http://127.0.0.1:8080/p/77.html";

    private final String html = new String(new Site(10_000, 20, 8192, 1).render(77), StandardCharsets.UTF_8);
    private final Selector page = Selector.html(html);

    private final Document document = Jsoup.parse(html, URL);
    private final BaseUrl base = BaseUrl.of(URL);

    @Benchmark
    public Object parse() {
        return Selector.html(html);
    }

    /** The same by jsoup alone: what there is to pay in any case. */
    @Benchmark
    public Object parseByJsoup() {
        return Jsoup.parse(html, URL);
    }

    @Benchmark
    public Object links() {
        return page.css("a[href]");
    }

    @Benchmark
    public Object linksByJsoup() {
        return document.select("a[href]");
    }

    @Benchmark
    public Object linksByXPath() {
        return page.xpath("//a[@href]");
    }

    /** The addresses that a page links to. */
    @Benchmark
    public Object addresses() {
        return page.css("a[href]").stream()
                .map(link -> base.resolve(link.attr("href")))
                .toList();
    }

    /** The same as jsoup offers it. */
    @Benchmark
    public Object addressesByAbsUrl() {
        return document.select("a[href]").stream()
                .map(link -> link.absUrl("href"))
                .toList();
    }

    @Benchmark
    public Object title() {
        return page.css("title::text").get();
    }

    @Benchmark
    public Object titleByXPath() {
        return page.xpath("//title/text()").get();
    }
}
