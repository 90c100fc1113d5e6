package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.StepMiddleware;
import crawler.engine.error.NotConfigured;
import crawler.engine.url.BaseUrl;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.SafeUrl;
import crawler.engine.url.UrlParts;
import crawler.settings.Setting;
import java.util.List;
import java.util.Optional;
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

    /** What led here: a status for each redirect, or {@code meta refresh}. */
    public static final Attribute<List<Object>> REDIRECT_REASONS = Attribute.of("redirect_reasons", List.class);

    /** How many more redirects may follow; REDIRECT_MAX_TIMES when it is not there. */
    public static final Attribute<Integer> REDIRECT_TTL = Attribute.of("redirect_ttl", Integer.class);

    public static final Attribute<Boolean> DONT_REDIRECT = Attribute.of("dont_redirect", Boolean.class);

    private static final Logger LOG = LoggerFactory.getLogger(Redirect.class);
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private final Crawler crawler;
    private final Redirections redirections;

    public Redirect(Crawler crawler) {
        if (!crawler.settings().get(REDIRECT_ENABLED)) {
            throw new NotConfigured("REDIRECT_ENABLED is false");
        }
        this.crawler = crawler;
        this.redirections = new Redirections(crawler);
    }

    @Override
    protected Fetched processResponse(Request request, Response response) {
        int status = response.status();
        if (!STATUSES.contains(status) || request.is(DONT_REDIRECT) || isWanted(request, status)) {
            return response;
        }
        Optional<Request> target = response.headers()
                .last("Location")
                .flatMap(location -> url(location, request))
                .flatMap(url -> redirections.to(url, response, request));
        return target.isEmpty()
                ? response
                : redirections.counted(
                        losesBody(status, request.method()) ? Redirections.asGet(target.get()) : target.get(),
                        request,
                        status);
    }

    /** By the request, or by the spider: both count here. */
    private boolean isWanted(Request request, int status) {
        return request.is(HttpStatuses.HANDLE_HTTPSTATUS_ALL)
                || HttpStatuses.ofRequest(request).contains(status)
                || crawler.spider().handleHttpStatusList().contains(status);
    }

    /** Whether what comes next is a GET (RFC 9110, 15.4.2 to 15.4.4, as browsers do it). */
    private static boolean losesBody(int status, String method) {
        return switch (status) {
            case 301, 302 -> method.equals("POST");
            case 303 -> !method.equals("GET") && !method.equals("HEAD");
            default -> false;
        };
    }

    /** Where the Location leads; a target without a fragment keeps that of the request (RFC 9110, 10.2.2). */
    private static Optional<String> url(String location, Request request) {
        try {
            String url = SafeUrl.of(BaseUrl.of(request.url()).resolve(withoutEmptyHost(location, request)));
            String fragment = UrlParts.fragment(request.url());
            return Optional.of(fragment.isEmpty() || url.indexOf('#') >= 0 ? url : url + "#" + fragment);
        } catch (InvalidUrlException e) {
            LOG.debug("{} redirects to what is no URL: {}", request, e.getMessage());
            return Optional.empty();
        }
    }

    /** {@code http:///path} is meant for the host of the request, if the scheme is the same. */
    private static String withoutEmptyHost(String location, Request request) {
        String prefix = UrlParts.scheme(request.url()) + "://";
        String link = location.strip();
        boolean empty = link.regionMatches(true, 0, prefix + "/", 0, prefix.length() + 1);
        return empty ? "/" + link.substring(prefix.length()).replaceFirst("^/+", "") : location;
    }
}
