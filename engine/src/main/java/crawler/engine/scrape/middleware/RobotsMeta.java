package crawler.engine.scrape.middleware;

import crawler.engine.Crawler;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.download.middleware.RobotsTxt;
import crawler.engine.download.middleware.UserAgent;
import crawler.engine.error.NotConfigured;
import crawler.engine.robots.PageRobots;
import crawler.engine.scrape.SpiderMiddleware;
import crawler.engine.select.Selector;
import crawler.engine.text.BodyType;
import crawler.settings.Setting;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps to what pages say about themselves, in X-Robots-Tag headers and {@code <meta name=robots>}: of a page that says
 * noindex no items are taken, of one that says nofollow no links.
 */
public final class RobotsMeta implements SpiderMiddleware {
    public static final Setting<Boolean> ROBOTSMETA_OBEY = Setting.ofBoolean("ROBOTSMETA_OBEY", false)
            .doc("Whether noindex and nofollow of pages, in X-Robots-Tag headers and robots meta tags, are obeyed.");

    private static final Logger LOG = LoggerFactory.getLogger(RobotsMeta.class);

    private final Stats stats;
    private final String agent;

    public RobotsMeta(Crawler crawler) {
        if (!crawler.settings().get(ROBOTSMETA_OBEY)) {
            throw new NotConfigured("ROBOTSMETA_OBEY is false");
        }
        this.stats = crawler.stats();
        this.agent = crawler.settings()
                .get(RobotsTxt.ROBOTSTXT_USER_AGENT)
                .orElseGet(() -> crawler.settings().get(UserAgent.USER_AGENT));
    }

    @Override
    public Stream<? extends Output> processOutput(Response page, Stream<? extends Output> outputs) {
        PageRobots robots = robots(page);
        return robots.equals(PageRobots.SILENT) ? outputs : outputs.filter(output -> mayPass(output, robots, page));
    }

    private PageRobots robots(Response page) {
        PageRobots robots = PageRobots.ofHeaders(page.headers().getAll("X-Robots-Tag"), agent);
        if (page.type() == BodyType.HTML) {
            for (Selector meta : page.css("meta[name][content]")) {
                if (PageRobots.isMeant(meta.attr("name"), agent)) {
                    robots = robots.and(meta.attr("content"));
                }
            }
        }
        return robots;
    }

    private boolean mayPass(Output output, PageRobots robots, Response page) {
        boolean request = output instanceof Request;
        if (request ? !robots.nofollow() : !robots.noindex()) {
            return true;
        }
        stats.increment(request ? "robotsmeta/nofollow_count" : "robotsmeta/noindex_count");
        LOG.debug("Left out, as {} says {}: {}", page, request ? "nofollow" : "noindex", output);
        return false;
    }
}
