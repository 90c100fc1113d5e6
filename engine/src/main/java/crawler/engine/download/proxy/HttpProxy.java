package crawler.engine.download.proxy;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Request;
import crawler.engine.download.StepMiddleware;
import crawler.engine.download.net.Way;
import crawler.engine.error.NotConfigured;
import crawler.engine.url.UrlParts;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;

/**
 * Sends requests through proxies: their own ({@code proxy}), else that of the environment ({@code http_proxy}, {@code
 * https_proxy}, {@code no_proxy}). User and password in a proxy's URL become Proxy-Authorization, which belongs to that proxy
 * and goes when the request goes elsewhere.
 */
public final class HttpProxy extends StepMiddleware {
    public static final Setting<Boolean> HTTPPROXY_ENABLED = Setting.ofBoolean("HTTPPROXY_ENABLED", true)
            .doc("Whether requests may go through proxies, their own or the environment's.");
    public static final Setting<String> HTTPPROXY_AUTH_ENCODING = Setting.ofString("HTTPPROXY_AUTH_ENCODING", "latin-1")
            .doc("The encoding of users and passwords of proxies.");

    /** Whether the proxy is the environment's for the request's scheme. Scrapy's {@code _scheme_proxy}. */
    public static final Attribute<Boolean> SCHEME_PROXY = Attribute.of("_scheme_proxy", Boolean.class);

    /** The proxy that the request's Proxy-Authorization is for. Scrapy's {@code _auth_proxy}. */
    public static final Attribute<String> AUTH_PROXY = Attribute.of("_auth_proxy", String.class);

    private final EnvironmentProxies environment;
    private final Charset encoding;

    public HttpProxy(Crawler crawler) {
        this(crawler.settings(), System.getenv());
    }

    HttpProxy(Settings settings, Map<String, String> environment) {
        if (!settings.get(HTTPPROXY_ENABLED)) {
            throw new NotConfigured("HTTPPROXY_ENABLED is false");
        }
        this.encoding = charset(settings.get(HTTPPROXY_AUTH_ENCODING));
        this.environment = new EnvironmentProxies(environment, encoding);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name.equalsIgnoreCase("latin-1") ? "ISO-8859-1" : name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new SettingException("HTTPPROXY_AUTH_ENCODING: there is no encoding \"" + name + "\"", e);
        }
    }

    /**
     * The request without the proxy that the environment names for its scheme, if that is another one than {@code
     * scheme}: it is to be chosen anew.
     */
    public static Request forgetting(Request request, String scheme) {
        boolean other =
                request.is(SCHEME_PROXY) && !UrlParts.scheme(request.url()).equals(scheme);
        return other ? withoutCredentials(request.without(SCHEME_PROXY).without(Way.PROXY)) : request;
    }

    @Override
    protected Request processRequest(Request request) {
        Request asking =
                isOfEnvironment(request) ? request.without(SCHEME_PROXY).without(Way.PROXY) : request;
        Optional<String> own = asking.get(Way.PROXY);
        if (own.isPresent()) {
            return own.get().isEmpty() ? withoutProxy(asking) : through(own(asking, own.get()), asking);
        }
        Optional<ProxyUrl> found = environment.of(UrlParts.scheme(asking.url()), asking.host());
        return found.isEmpty() ? withoutProxy(asking) : through(found.get(), asking.with(SCHEME_PROXY, true));
    }

    /** Whether the request was here before and got the environment's: it may go to a host by now that needs none. */
    private boolean isOfEnvironment(Request request) {
        return request.is(SCHEME_PROXY)
                && request.get(Way.PROXY).filter(environment::has).isPresent();
    }

    private ProxyUrl own(Request request, String url) {
        try {
            return ProxyUrl.of(url, encoding);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    request + ": " + e.getMessage() + " (attribute proxy); write it as http://HOST:PORT or"
                            + " socks5://HOST:PORT, with USER:PASSWORD@ before the host if need be, / in them as %2F and @ as %40",
                    e);
        }
    }

    private static Request through(ProxyUrl proxy, Request request) {
        Request sent = request.with(Way.PROXY, proxy.url());
        if (!proxy.credentials().isEmpty()) {
            return sent.withHeader(Way.CREDENTIALS, proxy.credentials()).with(AUTH_PROXY, proxy.url());
        }
        Optional<String> authorized = request.get(AUTH_PROXY);
        if (authorized.isPresent() && !authorized.get().equals(proxy.url())) {
            return withoutCredentials(sent);
        }
        return sent.headers().contains(Way.CREDENTIALS) ? sent.with(AUTH_PROXY, proxy.url()) : sent;
    }

    private static Request withoutProxy(Request request) {
        return request.headers().contains(Way.CREDENTIALS)
                        || request.get(AUTH_PROXY).isPresent()
                ? withoutCredentials(request)
                : request;
    }

    private static Request withoutCredentials(Request request) {
        return request.withHeaders(request.headers().without(Way.CREDENTIALS)).without(AUTH_PROXY);
    }
}
