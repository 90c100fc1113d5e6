package crawler.engine.session;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.download.Downloader;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.download.middleware.Cookies;
import crawler.engine.download.middleware.Retry;
import crawler.engine.download.net.Way;
import crawler.engine.error.DownloadError;
import crawler.engine.error.DownloadError.CannotResolveHost;
import crawler.engine.error.DownloadError.ConnectionRefused;
import crawler.engine.error.NotConfigured;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Outcome;
import crawler.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request a session: its cookie jar, its proxy, its headers. When a site bans the session, the request is made
 * again with another one. Who wants to stay with a page's session says {@code request.with(Sessions.SESSION, id)} with the
 * page's.
 *
 * <p>A 429 also holds back the slot, for all sessions (BACKOFF_HTTP_CODES).
 */
public final class Sessions implements DownloaderMiddleware {
    public static final Setting<Boolean> SESSIONS_ENABLED = Setting.ofBoolean("SESSIONS_ENABLED", false)
            .doc(
                    "Whether requests are made with sessions of a pool, each with cookies, a proxy and headers of its own.");
    public static final Setting<Integer> SESSION_MAX_ROTATIONS = Setting.ofInt("SESSION_MAX_ROTATIONS", 5)
            .min(0)
            .unit("times")
            .doc("How often one request is made again because its session was banned.");

    /** The name of the request's session; one that is not used any more is replaced. */
    public static final Attribute<String> SESSION = Attribute.of("session", String.class);

    /** How often a request was made again because its session was banned. */
    public static final Attribute<Integer> ROTATIONS = Attribute.of("session_rotations", Integer.class);

    /** The request is made without a session. */
    public static final Attribute<Boolean> DONT_USE_SESSION = Attribute.of("dont_use_session", Boolean.class);

    /** What a session has put on a request, so that the next one can take it off: headers, and the proxy. */
    private static final Attribute<List<String>> WORN = Attribute.of("_session_worn", List.class);

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final int SERVER_ERROR = 500;
    private static final String HEADER = "header ";

    private final Stats stats;
    private final SessionPool pool;
    private final BanPolicy bans;
    private final int maxRotations;

    /** @param visitors what new sessions look like; @param bans which answers are bans */
    public Sessions(Crawler crawler, Visitor.Source visitors, BanPolicy bans) {
        if (!crawler.settings().get(SESSIONS_ENABLED)) {
            throw new NotConfigured("SESSIONS_ENABLED is false");
        }
        this.stats = crawler.stats();
        this.pool = new SessionPool(crawler.reactor(), stats, visitors, crawler.settings());
        this.bans = bans;
        this.maxRotations = crawler.settings().get(SESSION_MAX_ROTATIONS);
    }

    @Override
    public Deferred<Fetched> fetch(Request request, Fetcher next) {
        if (request.is(DONT_USE_SESSION)) {
            return next.fetch(request);
        }
        Session session = pool.lease(request.get(SESSION).orElse(""));
        return next.fetch(dressed(request, session))
                .tap(outcome -> failed(session, outcome))
                .addCallback(fetched -> fetched instanceof Response response
                        ? answered(session, request, response)
                        : goesOn(session, (Request) fetched));
    }

    /** With what the session looks like, and with nothing of the one that it was made with before. */
    private static Request dressed(Request request, Session session) {
        Visitor visitor = session.visitor();
        Request dressed = undressed(request).with(SESSION, session.id()).with(Cookies.COOKIEJAR, session.id());
        List<String> worn = new ArrayList<>();
        if (visitor.proxy().isPresent()) {
            worn.add(Way.PROXY.name());
            dressed = dressed.with(Way.PROXY, visitor.proxy().get());
        }
        Headers[] headers = {dressed.headers()};
        visitor.headers().forEach((name, value) -> {
            worn.add(HEADER + name);
            headers[0] = headers[0].with(name, value);
        });
        return worn.isEmpty() ? dressed : dressed.withHeaders(headers[0]).with(WORN, List.copyOf(worn));
    }

    private static Request undressed(Request request) {
        Request plain = request.without(Downloader.PUT_BACK).without(WORN);
        for (String each : request.get(WORN).orElse(List.of())) {
            plain = each.startsWith(HEADER)
                    ? plain.withHeaders(plain.headers().without(each.substring(HEADER.length())))
                    : plain.without(Way.PROXY);
        }
        return plain;
    }

    private void failed(Session session, Outcome<Fetched> outcome) {
        outcome.failed().ifPresent(failure -> {
            if (isOfProxy(failure.value(), session)) {
                LOG.debug("The proxy cannot be reached: {}", session);
                pool.retired(session);
            } else if (failure.value() instanceof DownloadError) {
                pool.failed(session);
            } else {
                pool.released(session);
            }
        });
    }

    /** Through a proxy names are looked up, and connections made, there; so it is the proxy that cannot be reached. */
    private static boolean isOfProxy(Throwable error, Session session) {
        return session.visitor().proxy().isPresent()
                && (error instanceof ConnectionRefused || error instanceof CannotResolveHost);
    }

    /** A redirect, say, which is made with the same session; or the request itself, which was not made at all. */
    private Fetched goesOn(Session session, Request instead) {
        if (instead.is(Downloader.PUT_BACK)) {
            pool.released(session);
        } else {
            pool.succeeded(session);
        }
        return instead;
    }

    private Fetched answered(Session session, Request request, Response response) {
        if (!bans.isBan(response)) {
            if (response.status() >= SERVER_ERROR) {
                pool.failed(session);
            } else {
                pool.succeeded(session);
            }
            return response;
        }
        pool.banned(session);
        int rotations = request.get(ROTATIONS).orElse(0) + 1;
        LOG.debug("Banned ({}): {}, on {}", response.status(), session, request);
        if (rotations > maxRotations || request.is(Retry.DONT_RETRY)) {
            return response;
        }
        stats.increment("session/rotated");
        return request.without(SESSION).with(ROTATIONS, rotations).withDontFilter(true);
    }
}
