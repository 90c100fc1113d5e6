package crawler.engine.download.middleware;

import crawler.engine.Crawler;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.proxy.HttpProxy;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.referrer.Referrers;
import crawler.engine.url.UrlParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the requests that redirects lead to, be they by status or by a page's word: counted, limited, and without what
 * belongs to the origin that they leave.
 */
final class Redirections {
    private static final Logger LOG = LoggerFactory.getLogger(Redirect.class);
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final List<String> OF_BODY =
            List.of("Content-Type", "Content-Length", "Content-Encoding", "Content-Language", "Content-Location");

    private final Referrers referrers;
    private final int maxTimes;
    private final int priorityAdjust;

    Redirections(Crawler crawler) {
        this.referrers = new Referrers(crawler.settings());
        this.maxTimes = crawler.settings().get(Redirect.REDIRECT_MAX_TIMES);
        this.priorityAdjust = crawler.settings().get(Redirect.REDIRECT_PRIORITY_ADJUST);
    }

    /** The request to this URL instead; empty when one must not go there. */
    Optional<Request> to(String url, Response response, Request from) {
        if (!SCHEMES.contains(UrlParts.scheme(url)) || UrlParts.host(url).isEmpty()) {
            LOG.debug("{} redirects to {}, which is neither http nor https", from, url);
            return Optional.empty();
        }
        Request to = HttpProxy.forgetting(from, UrlParts.scheme(url))
                .withUrl(url)
                .withCookies(List.of()); // they are in the jar now, which knows where they go
        return Optional.of(referrers.referAnew(response, to.withHeaders(headers(from, to))));
    }

    /** Authorization stays with its origin; a Cookie header with its host, and with encryption once it had it. */
    private static Headers headers(Request from, Request to) {
        Headers headers = to.headers();
        if (!UrlParts.isSameOrigin(from.url(), to.url())) {
            headers = headers.without("Authorization");
        }
        boolean downgrade = UrlParts.scheme(from.url()).equals("https")
                && !UrlParts.scheme(to.url()).equals("https");
        return downgrade || !from.host().equals(to.host()) ? headers.without("Cookie") : headers;
    }

    /** The request as a GET, without body and what describes it. */
    static Request asGet(Request request) {
        Headers headers = request.headers();
        for (String name : OF_BODY) {
            headers = headers.without(name);
        }
        return request.withMethod("GET").withBody(new byte[0]).withHeaders(headers);
    }

    /** The request as one that came by a redirect more. @throws IgnoreRequest when that is one too many */
    Request counted(Request to, Request from, Object reason) {
        int times = from.get(Redirect.REDIRECT_TIMES).orElse(0) + 1;
        int ttl = from.get(Redirect.REDIRECT_TTL).orElse(maxTimes);
        if (ttl <= 0 || times > maxTimes) {
            LOG.debug("Discarding {}: max redirections reached", from);
            throw new IgnoreRequest(
                    from + ": more redirects than " + (times - 1) + " are not followed (REDIRECT_MAX_TIMES)");
        }
        LOG.debug("Redirecting ({}) to {} from {}", reason, to, from);
        return to.with(Redirect.REDIRECT_TIMES, times)
                .with(Redirect.REDIRECT_TTL, ttl - 1)
                .with(Redirect.REDIRECT_URLS, plus(from.get(Redirect.REDIRECT_URLS), from.url()))
                .with(Redirect.REDIRECT_REASONS, plus(from.get(Redirect.REDIRECT_REASONS), reason))
                .withPriority(from.priority() + priorityAdjust);
    }

    private static <T> List<T> plus(Optional<List<T>> list, T element) {
        List<T> more = new ArrayList<>(list.orElse(List.of()));
        more.add(element);
        return List.copyOf(more);
    }
}
