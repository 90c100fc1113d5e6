package crawler.engine.download.middleware;

import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.StepMiddleware;
import crawler.engine.error.NotConfigured;
import crawler.engine.text.BodyType;
import crawler.engine.text.Refresh;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.SafeUrl;
import crawler.engine.url.UrlParts;
import crawler.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows the {@code <meta http-equiv=refresh>} of HTML pages as {@link Redirect} follows statuses. */
public final class MetaRefresh extends StepMiddleware {
    public static final Setting<Boolean> METAREFRESH_ENABLED =
            Setting.ofBoolean("METAREFRESH_ENABLED", true).doc("Whether meta refreshes of HTML pages are followed.");
    public static final Setting<List<String>> METAREFRESH_IGNORE_TAGS =
            Setting.ofList("METAREFRESH_IGNORE_TAGS", "noscript").doc("Meta refreshes inside these tags do not count.");
    public static final Setting<Double> METAREFRESH_MAXDELAY = Setting.ofDouble("METAREFRESH_MAXDELAY", 100)
            .unit("seconds")
            .doc("Meta refreshes that ask to wait so long, or longer, are not followed.");

    private static final String REASON = "meta refresh";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Enough for the characters that are looked at, in any encoding. */
    private static final int MOST_BYTES = 4 * 4096;

    private final Redirections redirections;
    private final List<String> ignored;
    private final double maxDelay;

    public MetaRefresh(Crawler crawler) {
        if (!crawler.settings().get(METAREFRESH_ENABLED)) {
            throw new NotConfigured("METAREFRESH_ENABLED is false");
        }
        this.redirections = new Redirections(crawler);
        this.ignored = crawler.settings().get(METAREFRESH_IGNORE_TAGS);
        this.maxDelay = crawler.settings().get(METAREFRESH_MAXDELAY);
    }

    @Override
    protected Fetched processResponse(Request request, Response response) {
        if (request.is(Redirect.DONT_REDIRECT)
                || request.method().equals("HEAD")
                || !mayRefresh(response.content().start(MOST_BYTES))
                || response.type() != BodyType.HTML
                || !SCHEMES.contains(UrlParts.scheme(request.url()))) {
            return response;
        }
        Optional<Request> target = Refresh.of(head(response), ignored)
                .filter(refresh -> refresh.delay() < maxDelay)
                .flatMap(refresh -> url(refresh, response))
                .flatMap(url -> redirections.to(url, response, request));
        return target.isEmpty() ? response : redirections.counted(Redirections.asGet(target.get()), request, REASON);
    }

    /** Whether the word is there: most pages are done with by this look at their first bytes. */
    private static boolean mayRefresh(byte[] body) {
        int end = Math.min(body.length, MOST_BYTES);
        int matched = 0;
        for (int i = 0; i < end; i++) {
            int c = body[i] | 0x20;
            if (c == "refresh".charAt(matched)) {
                matched++;
                if (matched == "refresh".length()) {
                    return true;
                }
            } else if (body[i] != 0) { // zeros stand between the letters of UTF-16
                matched = c == 'r' ? 1 : 0;
            }
        }
        return false;
    }

    private static String head(Response response) {
        byte[] body = response.content().start(MOST_BYTES);
        return new String(body, 0, Math.min(body.length, MOST_BYTES), response.encoding());
    }

    private static Optional<String> url(Refresh refresh, Response response) {
        try {
            return Optional.of(SafeUrl.of(response.join(refresh.link()), response.encoding()));
        } catch (InvalidUrlException e) {
            return Optional.empty();
        }
    }
}
