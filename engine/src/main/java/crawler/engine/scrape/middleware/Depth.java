package crawler.engine.scrape.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.scrape.SpiderMiddleware;
import crawler.settings.Setting;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how many links lead from a start request to a page, and may limit and prefer by it. */
public final class Depth implements SpiderMiddleware {
    public static final Setting<Integer> DEPTH_LIMIT = Setting.ofInt("DEPTH_LIMIT", 0)
            .min(0)
            .unit("links")
            .doc("The largest depth that is requested; 0 for no limit.");
    public static final Setting<Integer> DEPTH_PRIORITY = Setting.ofInt("DEPTH_PRIORITY", 0)
            .doc("What is taken from a request's priority for each link; positive crawls breadth first.");
    public static final Setting<Boolean> DEPTH_STATS_VERBOSE =
            Setting.ofBoolean("DEPTH_STATS_VERBOSE", false).doc("Whether requests are counted for each depth.");

    /** How many links led to a request; start requests have none. Scrapy's {@code depth}. */
    public static final Attribute<Integer> DEPTH = Attribute.of("depth", Integer.class);

    private static final Logger LOG = LoggerFactory.getLogger(Depth.class);

    private final Stats stats;
    private final int limit;
    private final int priority;
    private final boolean verbose;

    public Depth(Crawler crawler) {
        this.stats = crawler.stats();
        this.limit = crawler.settings().get(DEPTH_LIMIT);
        this.priority = crawler.settings().get(DEPTH_PRIORITY);
        this.verbose = crawler.settings().get(DEPTH_STATS_VERBOSE);
    }

    @Override
    public void processInput(Response page) {
        if (page.get(DEPTH).isEmpty() && verbose) {
            stats.increment("request_depth_count/0");
        }
    }

    @Override
    public Stream<? extends Output> processOutput(Response page, Stream<? extends Output> outputs) {
        int depth = page.get(DEPTH).orElse(0) + 1;
        if (limit > 0 && depth > limit) {
            return outputs.filter(output -> !(output instanceof Request request) || ignore(request));
        }
        return outputs.map(output -> output instanceof Request request ? deeper(request, depth) : output);
    }

    private Request deeper(Request request, int depth) {
        stats.max("request_depth_max", depth);
        if (verbose) {
            stats.increment("request_depth_count/" + depth);
        }
        Request counted = request.with(DEPTH, depth);
        return priority == 0 ? counted : counted.withPriority(request.priority() - depth * priority);
    }

    private boolean ignore(Request request) {
        stats.increment("depth/request_ignored_count");
        LOG.debug("Ignoring link (depth > {}): {}", limit, request.url());
        return false;
    }
}
