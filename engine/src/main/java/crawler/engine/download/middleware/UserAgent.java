package crawler.engine.download.middleware;

import crawler.engine.Crawler;
import crawler.engine.Request;
import crawler.engine.download.StepMiddleware;
import crawler.settings.Setting;

/** Says who asks, in the {@code User-Agent} header of each request that does not say it itself. */
public final class UserAgent extends StepMiddleware {
    public static final Setting<String> USER_AGENT = Setting.ofString("USER_AGENT", "crawler/" + version())
            .doc("The User-Agent header; name yourself and a way to reach you. Empty: there is none.");

    private final String userAgent;

    public UserAgent(Crawler crawler) {
        this.userAgent = crawler.settings().get(USER_AGENT);
    }

    private static String version() {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }

    @Override
    protected Request processRequest(Request request) {
        return userAgent.isEmpty()
                ? request
                : request.withHeaders(request.headers().withDefault("User-Agent", userAgent));
    }
}
