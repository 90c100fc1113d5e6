package crawler.engine.download.middleware;

import crawler.engine.Crawler;
import crawler.engine.Event.RobotsParsed;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.robots.RobotsRules;
import crawler.engine.url.UrlParts;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of all sites that a crawl has met lately: got when they are first asked for, kept for a day (RFC 9309, 2.4).
 * For the reactor thread.
 */
final class RobotsSites {
    private static final Logger LOG = LoggerFactory.getLogger(RobotsSites.class);
    private static final int PRIORITY = 1000;

    /** As many as RFC 9309, 2.3.1.2 asks for. */
    private static final int REDIRECTS = 5;

    /** A site that could not say what holds is asked again sooner. */
    private static final Duration SOON = Duration.ofHours(1);

    /** What takes longer to parse than to hand over is not parsed on the reactor thread. */
    private static final int LARGE = 16 << 10;

    private final Crawler crawler;
    private final Stats stats;
    private final Duration expires;
    private final int maxSize;
    private final RobotsRules unreachable;
    private final RecentSites sites;

    RobotsSites(Crawler crawler) {
        this.crawler = crawler;
        this.stats = crawler.stats();
        this.expires = crawler.settings().get(RobotsTxt.ROBOTSTXT_EXPIRES);
        this.maxSize = (int) Math.min(crawler.settings().get(RobotsTxt.ROBOTSTXT_MAXSIZE), Integer.MAX_VALUE);
        this.unreachable =
                crawler.settings().get(RobotsTxt.ROBOTSTXT_UNREACHABLE).rules();
        this.sites = new RecentSites(crawler.settings().get(RobotsTxt.ROBOTSTXT_CACHE_MAXSIZE));
    }

    /** The rules of a site, or who waits for them. */
    static final class Site {
        private Optional<RobotsRules> rules = Optional.empty();
        private final List<Deferred<RobotsRules>> waiting = new ArrayList<>();
        private long until;

        boolean isSettled() {
            return waiting.isEmpty() && rules.isPresent();
        }

        int size() {
            return rules.map(RobotsRules::size).orElse(0);
        }
    }

    /** The rules of the request's site, if they are there and still hold. */
    Optional<RobotsRules> known(Request request) {
        Site site = sites.get(origin(request));
        return site == null || !site.isSettled() || crawler.reactor().nanos() - site.until >= 0
                ? Optional.empty()
                : site.rules;
    }

    /** The rules of the request's site when they are there; never fails. */
    Deferred<RobotsRules> rules(Request request, String agent) {
        Site site = sites.getOrAdd(origin(request));
        Deferred<RobotsRules> rules = new Deferred<>();
        site.waiting.add(rules);
        if (site.waiting.size() == 1) {
            ask(request, agent, site);
        }
        return rules;
    }

    private static String origin(Request request) {
        return UrlParts.origin(request.url());
    }

    private void ask(Request asking, String agent, Site site) {
        stats.increment("robotstxt/request_count");
        Request request = new Request(origin(asking) + "/robots.txt")
                .withPriority(PRIORITY)
                .withDontFilter(true)
                .with(Redirect.REDIRECT_TTL, REDIRECTS)
                .with(RobotsTxt.DONT_OBEY_ROBOTSTXT, true);
        crawler.download(request)
                .addAsyncCallback(response -> read(response, site))
                .addAsyncCallback(rules -> crawler.events()
                        .emitAndWait(new RobotsParsed(rules, agent, asking, crawler.spider()))
                        .addCallback(ignored -> rules))
                .addErrback(failure -> failed(request, failure, site))
                .addCallback(rules -> {
                    settle(site, rules);
                    return null;
                });
    }

    private void settle(Site site, RobotsRules rules) {
        sites.resized(rules.size() - site.size());
        site.rules = Optional.of(rules);
        List<Deferred<RobotsRules>> waiting = List.copyOf(site.waiting);
        site.waiting.clear();
        for (Deferred<RobotsRules> each : waiting) {
            if (!each.called()) {
                each.callback(rules);
            }
        }
    }

    /** By status: RFC 9309, 2.3.1. A site that says 429 is as good as one that cannot be reached. */
    private Deferred<RobotsRules> read(Response response, Site site) {
        int status = response.status();
        stats.increment("robotstxt/response_count");
        stats.increment("robotstxt/response_status_count/" + status);
        if (status == 429 || status / 100 == 5) {
            LOG.warn("{} is answered with {}; {}", response.request(), status, consequence(site));
            return Deferred.succeed(instead(site));
        }
        hold(site, expires);
        return status / 100 == 2 ? parse(response.body()) : Deferred.succeed(RobotsRules.ALLOW_ALL);
    }

    private Deferred<RobotsRules> parse(byte[] body) {
        byte[] read = body.length <= maxSize ? body : Arrays.copyOf(body, maxSize);
        return read.length <= LARGE
                ? Deferred.execute(() -> RobotsRules.parse(read))
                : Threads.deferToThread(crawler.reactor(), () -> RobotsRules.parse(read));
    }

    private RobotsRules failed(Request request, Failure failure, Site site) {
        String type = failure.value().getClass().getSimpleName();
        stats.increment("robotstxt/exception_count/" + type);
        LOG.warn("{} cannot be got ({}); {}", request.url(), failure.errorMessage(), consequence(site));
        return instead(site);
    }

    /** The rules that held before, if there are any (RFC 9309, 2.4), for some time. */
    private RobotsRules instead(Site site) {
        hold(site, expires.compareTo(SOON) < 0 ? expires : SOON);
        return site.rules.orElse(unreachable);
    }

    private String consequence(Site site) {
        if (site.rules.isPresent()) {
            return "its last rules hold on";
        }
        return unreachable == RobotsRules.ALLOW_ALL
                ? "nothing is forbidden there"
                : "all is forbidden there (ROBOTSTXT_UNREACHABLE)";
    }

    private void hold(Site site, Duration time) {
        site.until = crawler.reactor().nanos() + time.toNanos();
    }
}
