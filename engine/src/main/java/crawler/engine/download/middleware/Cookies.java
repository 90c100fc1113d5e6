package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.cookie.CookieJar;
import crawler.engine.download.StepMiddleware;
import crawler.engine.error.NotConfigured;
import crawler.settings.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the cookies that servers set and sends them where they belong (RFC 6265). A Cookie header that a request brings
 * along is left out, as in Scrapy; {@link Request#withCookies} is the way.
 */
public final class Cookies extends StepMiddleware {
    public static final Setting<Boolean> COOKIES_ENABLED = Setting.ofBoolean("COOKIES_ENABLED", true)
            .doc("Whether cookies are kept and sent; when not, Cookie headers are sent as requests have them.");
    public static final Setting<Boolean> COOKIES_DEBUG = Setting.ofBoolean("COOKIES_DEBUG", false)
            .doc("Whether all cookies that are sent and received are logged, with their values.");
    public static final Setting<Integer> COOKIES_MAX_JARS = Setting.ofInt("COOKIES_MAX_JARS", 10_000)
            .min(1)
            .unit("jars")
            .doc("How many cookie jars there may be; the one that was not used for longest is thrown away first.");

    /** The jar of a request: one for each value, and one for all without. To be given to requests that follow. */
    public static final Attribute<Object> COOKIEJAR = Attribute.of("cookiejar", Object.class);

    /** Leaves cookies alone: the request is sent as it is, and what the answer sets is not kept. */
    public static final Attribute<Boolean> DONT_MERGE_COOKIES = Attribute.of("dont_merge_cookies", Boolean.class);

    private static final Logger LOG = LoggerFactory.getLogger(Cookies.class);
    private static final Object COMMON = new Object();

    private final Crawler crawler;
    private final boolean debug;
    private final int mostJars;
    private final Map<Object, CookieJar> jars = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, CookieJar> eldest) {
            return isOneTooMany(eldest.getKey());
        }
    };
    private boolean told;

    public Cookies(Crawler crawler) {
        if (!crawler.settings().get(COOKIES_ENABLED)) {
            throw new NotConfigured("COOKIES_ENABLED is false");
        }
        this.crawler = crawler;
        this.debug = crawler.settings().get(COOKIES_DEBUG);
        this.mostJars = crawler.settings().get(COOKIES_MAX_JARS);
    }

    @Override
    protected Request processRequest(Request request) {
        if (request.is(DONT_MERGE_COOKIES)) {
            return request;
        }
        CookieJar jar = jar(request);
        request.cookies().forEach(cookie -> jar.put(request.url(), cookie));
        Headers headers = request.headers().without("Cookie");
        Optional<String> cookies = jar.header(request.url());
        if (debug && cookies.isPresent()) {
            LOG.info("Sending cookies to: {}\nCookie: {}", request, cookies.get());
        }
        return cookies.map(value -> request.withHeaders(headers.with("Cookie", value)))
                .orElseGet(() -> headers.equals(request.headers()) ? request : request.withHeaders(headers));
    }

    @Override
    protected Fetched processResponse(Request request, Response response) {
        if (request.is(DONT_MERGE_COOKIES) || !response.headers().contains("Set-Cookie")) {
            return response;
        }
        List<String> cookies = response.headers().getAll("Set-Cookie");
        if (debug) {
            LOG.info("Received cookies from: {}\nSet-Cookie: {}", response, String.join("\nSet-Cookie: ", cookies));
        }
        jar(request).receive(request.url(), cookies);
        return response;
    }

    private CookieJar jar(Request request) {
        Object key = request.get(COOKIEJAR).orElse(COMMON);
        return jars.computeIfAbsent(key, name -> new CookieJar(crawler.reactor()::now));
    }

    private boolean isOneTooMany(Object eldest) {
        boolean tooMany = jars.size() > mostJars;
        if (tooMany && !told) {
            told = true;
            LOG.warn(
                    "There are more than {} cookie jars: that of {} is thrown away, and so on; raise COOKIES_MAX_JARS"
                            + " if its session is not over",
                    mostJars,
                    eldest);
        }
        return tooMany;
    }
}
