package crawler.engine.scrape.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.schedule.MemoryScheduler;
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

    /** Has a request count as a start request: its depth is 0. */
    public static final Attribute<Boolean> DEPTH_RESET = Attribute.of("depth_reset", Boolean.class);

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
    public Stream<? extends Output> processStart(Stream<? extends Output> start) {
        return start.map(output -> output instanceof Request request ? started(request) : output);
    }

    private static Request started(Request request) {
        Request plain = request.is(DEPTH_RESET) ? request.without(DEPTH_RESET) : request;
        return plain.get(DEPTH).isPresent() ? plain : plain.with(DEPTH, 0);
    }

    @Override
    public void processInput(Response page) {
        boolean first = page.request().is(MemoryScheduler.IS_START_REQUEST)
                && page.get(DEPTH).orElse(0) == 0;
        if (verbose && (first || page.get(DEPTH).isEmpty())) {
            stats.increment("request_depth_count/0");
        }
    }

    @Override
    public Stream<? extends Output> processOutput(Response page, Stream<? extends Output> outputs) {
        int depth = page.get(DEPTH).orElse(0) + 1;
        return outputs.filter(output -> !(output instanceof Request request) || isNearEnough(request, depth))
                .map(output -> output instanceof Request request ? deeper(request, depth) : output);
    }

    private boolean isNearEnough(Request request, int depth) {
        if (limit == 0 || depth <= limit || request.is(DEPTH_RESET)) {
            return true;
        }
        stats.increment("depth/request_ignored_count");
        LOG.debug("Ignoring link (depth > {}): {}", limit, request.url());
        return false;
    }

    private Request deeper(Request request, int ofLink) {
        boolean reset = request.is(DEPTH_RESET);
        int depth = reset ? 0 : ofLink;
        stats.max("request_depth_max", depth);
        if (verbose) {
            stats.increment("request_depth_count/" + depth);
        }
        Request counted = (reset ? request.without(DEPTH_RESET) : request).with(DEPTH, depth);
        return priority == 0 ? counted : counted.withPriority(request.priority() - depth * priority);
    }
}
