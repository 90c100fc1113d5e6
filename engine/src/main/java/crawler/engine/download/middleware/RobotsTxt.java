package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.error.NotConfigured;
import crawler.engine.url.UrlParts;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.settings.Setting;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            .doc("The name by which rules in robots.txt are chosen; the first word of USER_AGENT when it is not set.");

    public static final Attribute<Boolean> DONT_OBEY_ROBOTSTXT = Attribute.of("dont_obey_robotstxt", Boolean.class);

    private static final Logger LOG = LoggerFactory.getLogger(RobotsTxt.class);
    private static final int MOST_SITES = 10_000;
    private static final int PRIORITY = 1000;
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final BaseRobotRules ALLOW_ALL = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);

    private final Crawler crawler;
    private final Stats stats;
    private final String userAgent;
    private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    private final Map<String, Site> sites = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Site> eldest) {
            return size() > MOST_SITES && eldest.getValue().rules.isPresent();
        }
    };

    /** The rules of an origin, or who waits for them. */
    private static final class Site {
        private Optional<BaseRobotRules> rules = Optional.empty();
        private final List<Deferred<BaseRobotRules>> waiting = new ArrayList<>();
    }

    public RobotsTxt(Crawler crawler) {
        if (!crawler.settings().get(ROBOTSTXT_OBEY)) {
            throw new NotConfigured("ROBOTSTXT_OBEY is false");
        }
        this.crawler = crawler;
        this.stats = crawler.stats();
        this.userAgent = crawler.settings()
                .get(ROBOTSTXT_USER_AGENT)
                .orElseGet(() -> crawler.settings().get(UserAgent.USER_AGENT));
    }

    @Override
    public Deferred<Fetched> fetch(Request request, Fetcher next) {
        if (request.is(DONT_OBEY_ROBOTSTXT) || !SCHEMES.contains(UrlParts.scheme(request.url()))) {
            return next.fetch(request);
        }
        String origin = UrlParts.origin(request.url());
        Site site = sites.get(origin);
        if (site != null && site.rules.isPresent()) {
            return fetchIfAllowed(site.rules.get(), request, next);
        }
        return rules(origin, site).addAsyncCallback(rules -> fetchIfAllowed(rules, request, next));
    }

    private Deferred<Fetched> fetchIfAllowed(BaseRobotRules rules, Request request, Fetcher next) {
        if (rules.isAllowed(request.url())) {
            return next.fetch(request);
        }
        stats.increment("robotstxt/forbidden");
        LOG.debug("Forbidden by robots.txt: {}", request);
        return Deferred.fail(new IgnoreRequest(request + ": forbidden by robots.txt (ROBOTSTXT_OBEY)"));
    }

    private Deferred<BaseRobotRules> rules(String origin, Site known) {
        Site site = known;
        if (site == null) {
            site = new Site();
            sites.put(origin, site);
            ask(origin, site);
            if (site.rules.isPresent()) {
                return Deferred.succeed(site.rules.get());
            }
        }
        Deferred<BaseRobotRules> rules = new Deferred<>();
        site.waiting.add(rules);
        return rules;
    }

    private void ask(String origin, Site site) {
        stats.increment("robotstxt/request_count");
        Request request = new Request(origin + "/robots.txt")
                .withPriority(PRIORITY)
                .withDontFilter(true)
                .with(DONT_OBEY_ROBOTSTXT, true);
        crawler.download(request)
                .addCallback(this::parse)
                .addErrback(failure -> failed(origin, failure))
                .addCallback(rules -> {
                    site.rules = Optional.of(rules);
                    List.copyOf(site.waiting).forEach(waiting -> answer(waiting, rules));
                    site.waiting.clear();
                    return null;
                });
    }

    private static void answer(Deferred<BaseRobotRules> waiting, BaseRobotRules rules) {
        if (!waiting.called()) {
            waiting.callback(rules);
        }
    }

    private BaseRobotRules parse(Response response) {
        stats.increment("robotstxt/response_count");
        stats.increment("robotstxt/response_status_count/" + response.status());
        if (response.status() / 100 != 2) {
            return ALLOW_ALL;
        }
        String agent = userAgent.toLowerCase(Locale.ROOT).split("[/ ]", 2)[0];
        return parser.parseContent(
                response.url(),
                response.body(),
                response.headers().get("Content-Type").orElse("text/plain"),
                Set.of(agent));
    }

    private BaseRobotRules failed(String origin, Failure failure) {
        String type = failure.value().getClass().getSimpleName();
        stats.increment("robotstxt/exception_count/" + type);
        LOG.warn("{}/robots.txt cannot be got ({}); nothing is forbidden there", origin, failure.errorMessage());
        return ALLOW_ALL;
    }
}
