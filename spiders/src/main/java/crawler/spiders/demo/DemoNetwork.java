package crawler.spiders.demo;

import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.error.NotConfigured;
import crawler.engine.url.UrlParts;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import java.util.Optional;
import java.util.Set;

/**
 * Sends every http and https request to the demo site instead, whatever its host, which stays in the Host header.
 *
 * <p>Spiders see the URLs they asked for, so that links, allowed domains and robots.txt work as on the real sites, and no
 * request can reach the network.
 */
public final class DemoNetwork implements DownloaderMiddleware {
    public static final Setting<Optional<String>> DEMO_SITE = Setting.ofOptional("DEMO_SITE")
            .doc("The site, such as http://127.0.0.1:8000, that answers in the place of all others; --demo sets it.");

    /** Further in than all others: they see the URL that the spider asked for. */
    public static final int ORDER = 1000;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final String site;

    public DemoNetwork(Crawler crawler) {
        this.site = crawler.settings().get(DEMO_SITE).orElseThrow(() -> new NotConfigured("DEMO_SITE is not set"));
    }

    @Override
    public Deferred<Fetched> fetch(Request request, Fetcher next) {
        if (!SCHEMES.contains(UrlParts.scheme(request.url()))) {
            return next.fetch(request);
        }
        String query = UrlParts.query(request.url());
        String target = site + UrlParts.path(request.url()) + (query.isEmpty() ? "" : "?" + query);
        Request local = request.withUrl(target).withHeader("Host", UrlParts.host(request.url()));
        return next.fetch(local)
                .addCallback(fetched -> fetched instanceof Response response ? answer(request, response) : fetched);
    }

    private static Response answer(Request request, Response local) {
        Request answered = request.withAttributes(local.request().attributes());
        return new Response(answered, local.status(), local.headers(), local.body())
                .withConnection(local.protocol(), local.ipAddress());
    }
}
