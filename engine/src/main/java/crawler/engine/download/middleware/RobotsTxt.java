package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.error.NotConfigured;
import crawler.engine.robots.RobotsRules;
import crawler.engine.slot.Slots;
import crawler.engine.url.UrlParts;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what a site's robots.txt forbids (RFC 9309). It is fetched once for each origin, while the requests to that
 * origin wait.
 */
public final class RobotsTxt implements DownloaderMiddleware {
    public static final Setting<Boolean> ROBOTSTXT_OBEY =
            Setting.ofBoolean("ROBOTSTXT_OBEY", true).doc("Whether robots.txt is obeyed.");
    public static final Setting<Optional<String>> ROBOTSTXT_USER_AGENT = Setting.ofOptional("ROBOTSTXT_USER_AGENT")
            .doc("The name by which rules in robots.txt are chosen; when it is not set, the request's User-Agent"
                    + " header, or USER_AGENT.");

    public static final Setting<Duration> ROBOTSTXT_EXPIRES = Setting.ofSeconds("ROBOTSTXT_EXPIRES", 86_400)
            .max(315_360_000)
            .doc("How long a robots.txt holds before it is got again.");
    public static final Setting<Long> ROBOTSTXT_MAXSIZE = Setting.ofBytes("ROBOTSTXT_MAXSIZE", 512 << 10)
            .min(500 << 10)
            .doc("How much of a robots.txt is read; what comes after it is as if it were not there.");
    public static final Setting<Long> ROBOTSTXT_CACHE_MAXSIZE = Setting.ofBytes("ROBOTSTXT_CACHE_MAXSIZE", 32 << 20)
            .doc("How large the robots.txt files that are remembered may be in sum; those of sites that were not asked"
                    + " for longest are forgotten first.");
    public static final Setting<Unreachable> ROBOTSTXT_UNREACHABLE = Setting.ofEnum(
                    "ROBOTSTXT_UNREACHABLE", Unreachable.class, Unreachable.ALLOW)
            .doc("What holds for a site whose robots.txt cannot be got, or is answered with 429 or 5xx: ALLOW as in"
                    + " Scrapy, or DISALLOW as RFC 9309 has it.");

    public static final Attribute<Boolean> DONT_OBEY_ROBOTSTXT = Attribute.of("dont_obey_robotstxt", Boolean.class);

    private static final Logger LOG = LoggerFactory.getLogger(RobotsTxt.class);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Crawler crawler;
    private final Slots slots;
    private final RobotsSites sites;
    private final Optional<String> robotsAgent;
    private final String userAgent;
    private final Consumer<Exception> refusals;

    /** What holds where nobody could say what holds. */
    public enum Unreachable {
        ALLOW(RobotsRules.ALLOW_ALL),
        DISALLOW(RobotsRules.DISALLOW_ALL);

        private final RobotsRules rules;

        Unreachable(RobotsRules rules) {
            this.rules = rules;
        }

        RobotsRules rules() {
            return rules;
        }
    }

    /** @param slots keep to the Crawl-delay that a robots.txt asks for */
    public RobotsTxt(Crawler crawler, Slots slots) {
        if (!crawler.settings().get(ROBOTSTXT_OBEY)) {
            throw new NotConfigured("ROBOTSTXT_OBEY is false");
        }
        this.crawler = crawler;
        this.slots = slots;
        this.sites = new RobotsSites(crawler);
        this.robotsAgent = crawler.settings().get(ROBOTSTXT_USER_AGENT);
        this.userAgent = crawler.settings().get(UserAgent.USER_AGENT);
        this.refusals = DownloaderStats.refusals(crawler);
    }

    @Override
    public Deferred<Fetched> fetch(Request request, Fetcher next) {
        if (request.is(DONT_OBEY_ROBOTSTXT) || !SCHEMES.contains(UrlParts.scheme(request.url()))) {
            return next.fetch(request);
        }
        String agent = agent(request);
        Optional<RobotsRules> known = sites.known(request);
        return known.isPresent()
                ? fetchIfAllowed(known.get(), agent, request, next)
                : sites.rules(request, agent).addAsyncCallback(rules -> fetchIfAllowed(rules, agent, request, next));
    }

    private String agent(Request request) {
        return robotsAgent.or(() -> request.headers().get("User-Agent")).orElse(userAgent);
    }

    private Deferred<Fetched> fetchIfAllowed(RobotsRules rules, String agent, Request request, Fetcher next) {
        if (rules.allows(agent, UrlParts.withoutFragment(request.url()))) {
            OptionalDouble crawlDelay = rules.crawlDelay(agent);
            if (crawlDelay.isPresent()) {
                slots.crawlDelay(request, crawlDelay.getAsDouble());
            }
            return next.fetch(request);
        }
        crawler.stats().increment("robotstxt/forbidden");
        LOG.debug("Forbidden by robots.txt: {}", request);
        IgnoreRequest forbidden = new IgnoreRequest(request + ": forbidden by robots.txt (ROBOTSTXT_OBEY)");
        refusals.accept(forbidden);
        return Deferred.fail(forbidden);
    }
}
