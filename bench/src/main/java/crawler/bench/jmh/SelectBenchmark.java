package crawler.bench.jmh;

import crawler.bench.site.Site;
import crawler.engine.select.Selector;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
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
    private final String html = new String(new Site(10_000, 20, 8192, 1).render(77), StandardCharsets.UTF_8);
    private final Selector page = Selector.html(html);

    @Benchmark
    public Object parse() {
        return Selector.html(html);
    }

    @Benchmark
    public Object links() {
        return page.css("a[href]");
    }
}
