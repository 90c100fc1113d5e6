package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Request;
import crawler.engine.download.StepMiddleware;
import crawler.engine.url.AllowedDomains;
import crawler.engine.url.UrlParts;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Adds Basic credentials to requests to the domain that they are for and to those below it, unless they have an
 * Authorization header.
 */
public final class HttpAuth extends StepMiddleware {
    public static final Setting<String> HTTPAUTH_USER =
            Setting.ofString("HTTPAUTH_USER", "").doc("The user name for HTTP authentication, with HTTPAUTH_DOMAIN.");
    public static final Setting<String> HTTPAUTH_PASS =
            Setting.ofString("HTTPAUTH_PASS", "").doc("The password for HTTP authentication, with HTTPAUTH_DOMAIN.");
    public static final Setting<Optional<String>> HTTPAUTH_DOMAIN = Setting.ofOptional("HTTPAUTH_DOMAIN")
            .doc("The domain that HTTPAUTH_USER and HTTPAUTH_PASS are for, with those below it; \"*\" sends them"
                    + " everywhere.");

    /** The user name of one request. */
    public static final Attribute<String> HTTP_USER = Attribute.of("http_user", String.class);

    /** The password of one request. */
    public static final Attribute<String> HTTP_PASS = Attribute.of("http_pass", String.class);

    /** The domain to which they are bound, wherever redirects lead; when it is not there, to the request's own origin. */
    public static final Attribute<String> HTTP_AUTH_DOMAIN = Attribute.of("http_auth_domain", String.class);

    private static final String EVERYWHERE = "*";

    private final Optional<Credentials> common;

    private record Credentials(String header, String domain) {
        boolean areFor(Request request) {
            return domain.equals(EVERYWHERE)
                    || AllowedDomains.of(List.of(domain)).allows(request.url());
        }
    }

    /** @throws SettingException when there are credentials and nobody says for which domain */
    public HttpAuth(Crawler crawler) {
        String user = crawler.settings().get(HTTPAUTH_USER);
        String password = crawler.settings().get(HTTPAUTH_PASS);
        this.common = user.isEmpty() && password.isEmpty()
                ? Optional.empty()
                : Optional.of(credentials(
                        user,
                        password,
                        crawler.settings()
                                .get(HTTPAUTH_DOMAIN)
                                .orElseThrow(() -> new SettingException(
                                        "HTTPAUTH_USER and HTTPAUTH_PASS need HTTPAUTH_DOMAIN: the domain that they are"
                                                + " for, or \"*\" to send them everywhere"))));
    }

    private static Credentials credentials(String user, String password, String domain) {
        return new Credentials(BasicAuth.header(user, password), domain.toLowerCase(Locale.ROOT));
    }

    @Override
    protected Request processRequest(Request request) {
        Optional<String> user = request.get(HTTP_USER);
        Optional<String> password = request.get(HTTP_PASS);
        boolean own = user.isPresent() || password.isPresent();
        if (!own && common.isEmpty() || request.headers().contains("Authorization") || own && hasLeft(request)) {
            return request;
        }
        Optional<Credentials> credentials =
                own ? Optional.of(credentials(user.orElse(""), password.orElse(""), domain(request))) : common;
        return credentials
                .filter(these -> these.areFor(request))
                .map(these -> request.withHeader("Authorization", these.header()))
                .orElse(request);
    }

    /** Whether redirects led away from the origin that a request's own credentials are for, since they name no domain. */
    private static boolean hasLeft(Request request) {
        Optional<List<String>> urls =
                request.get(HTTP_AUTH_DOMAIN).isPresent() ? Optional.empty() : request.get(Redirect.REDIRECT_URLS);
        return urls.isPresent() && !UrlParts.isSameOrigin(urls.get().get(0), request.url());
    }

    private static String domain(Request request) {
        return request.get(HTTP_AUTH_DOMAIN).orElseGet(request::host);
    }
}
