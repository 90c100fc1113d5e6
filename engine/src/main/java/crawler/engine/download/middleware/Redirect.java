package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.StepMiddleware;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.error.NotConfigured;
import crawler.engine.url.BaseUrl;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.UrlParts;
import crawler.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows redirects (RFC 9110, 15.4) to http and https, and leaves credentials and cookies behind where the origin
 * changes.
 */
public final class Redirect extends StepMiddleware {
    public static final Setting<Boolean> REDIRECT_ENABLED =
            Setting.ofBoolean("REDIRECT_ENABLED", true).doc("Whether redirects are followed.");
    public static final Setting<Integer> REDIRECT_MAX_TIMES = Setting.ofInt("REDIRECT_MAX_TIMES", 20)
            .min(0)
            .unit("redirects")
            .doc("How many redirects one request may lead through.");
    public static final Setting<Integer> REDIRECT_PRIORITY_ADJUST =
            Setting.ofInt("REDIRECT_PRIORITY_ADJUST", 2).doc("What is added to the priority of a redirected request.");

    /** How many redirects led here. */
    public static final Attribute<Integer> REDIRECT_TIMES = Attribute.of("redirect_times", Integer.class);

    /** The URLs that led here, the first one first. */
    public static final Attribute<List<String>> REDIRECT_URLS = Attribute.of("redirect_urls", List.class);

    /** The statuses that led here. */
    public static final Attribute<List<Integer>> REDIRECT_REASONS = Attribute.of("redirect_reasons", List.class);

    /** How many more redirects may follow; REDIRECT_MAX_TIMES when it is not there. */
    public static final Attribute<Integer> REDIRECT_TTL = Attribute.of("redirect_ttl", Integer.class);

    public static final Attribute<Boolean> DONT_REDIRECT = Attribute.of("dont_redirect", Boolean.class);

    private static final Logger LOG = LoggerFactory.getLogger(Redirect.class);
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private final Crawler crawler;
    private final int maxTimes;
    private final int priorityAdjust;

    public Redirect(Crawler crawler) {
        if (!crawler.settings().get(REDIRECT_ENABLED)) {
            throw new NotConfigured("REDIRECT_ENABLED is false");
        }
        this.crawler = crawler;
        this.maxTimes = crawler.settings().get(REDIRECT_MAX_TIMES);
        this.priorityAdjust = crawler.settings().get(REDIRECT_PRIORITY_ADJUST);
    }

    @Override
    protected Fetched processResponse(Request request, Response response) {
        if (!STATUSES.contains(response.status())
                || request.is(DONT_REDIRECT)
                || HttpStatuses.wanted(crawler.spider(), request, response.status())
                || !response.headers().contains("Location")) {
            return response;
        }
        String location = response.headers().get("Location").orElseThrow();
        return target(request, location, response);
    }

    private Fetched target(Request request, String location, Response response) {
        String url = withFragment(BaseUrl.of(request.url()).resolve(location), request.url());
        if (!Set.of("http", "https").contains(UrlParts.scheme(url))) {
            return response;
        }
        try {
            return redirected(request, asNewMethod(request, response.status()).withUrl(url), response.status());
        } catch (InvalidUrlException e) {
            LOG.debug("{} redirects to what is no URL: {}", request, e.getMessage());
            return response;
        }
    }

    /** A redirect without a fragment keeps the one of the request (RFC 9110, 10.2.2). */
    private static String withFragment(String url, String from) {
        int fragment = from.indexOf('#');
        return url.indexOf('#') >= 0 || fragment < 0 ? url : url + from.substring(fragment);
    }

    private static Request asNewMethod(Request request, int status) {
        boolean get = status == 303
                ? !request.method().equals("GET") && !request.method().equals("HEAD")
                : (status == 301 || status == 302) && request.method().equals("POST");
        if (!get) {
            return request;
        }
        Headers headers = request.headers();
        for (String name :
                List.of("Content-Type", "Content-Length", "Content-Encoding", "Content-Language", "Content-Location")) {
            headers = headers.without(name);
        }
        return request.withMethod("GET").withBody(new byte[0]).withHeaders(headers);
    }

    private Request redirected(Request from, Request to, int status) {
        int times = from.get(REDIRECT_TIMES).orElse(0) + 1;
        int ttl = from.get(REDIRECT_TTL).orElse(maxTimes);
        if (ttl <= 0 || times > maxTimes) {
            LOG.debug("Discarding {}: max redirections reached", from);
            throw new IgnoreRequest(from + ": more than " + maxTimes + " redirects (REDIRECT_MAX_TIMES)");
        }
        LOG.debug("Redirecting ({}) to {} from {}", status, to, from);
        return withoutSecrets(from, to)
                .with(REDIRECT_TIMES, times)
                .with(REDIRECT_TTL, ttl - 1)
                .with(REDIRECT_URLS, plus(from.get(REDIRECT_URLS).orElse(List.of()), from.url()))
                .with(REDIRECT_REASONS, plus(from.get(REDIRECT_REASONS).orElse(List.of()), status))
                .withDontFilter(from.dontFilter())
                .withPriority(from.priority() + priorityAdjust);
    }

    private static Request withoutSecrets(Request from, Request to) {
        Headers headers = to.headers();
        if (!UrlParts.isSameOrigin(from.url(), to.url())) {
            headers = headers.without("Authorization").without("Proxy-Authorization");
        }
        if (!from.host().equals(to.host())) {
            headers = headers.without("Cookie");
        }
        return to.withHeaders(headers);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> more = new ArrayList<>(list);
        more.add(element);
        return List.copyOf(more);
    }
}
