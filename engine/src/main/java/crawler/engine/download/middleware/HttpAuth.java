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
            .doc("The domain that HTTPAUTH_USER and HTTPAUTH_PASS are for, with those below it, or the domain with a"
                    + " port; \"*\" sends them everywhere.");

    /** The user name of one request. */
    public static final Attribute<String> HTTP_USER = Attribute.of("http_user", String.class);

    /** The password of one request. */
    public static final Attribute<String> HTTP_PASS = Attribute.of("http_pass", String.class);

    /** The domain to which they are bound, wherever redirects lead; when it is not there, to the request's own origin. */
    public static final Attribute<String> HTTP_AUTH_DOMAIN = Attribute.of("http_auth_domain", String.class);

    private static final String EVERYWHERE = "*";

    private final Optional<Credentials> common;

    /** @param port -1 for any */
    private record Credentials(String header, String domain, int port) {
        boolean areFor(Request request) {
            return domain.equals(EVERYWHERE)
                    || (port < 0 || port == UrlParts.port(request.url()))
                            && AllowedDomains.of(List.of(domain)).allows(request.url());
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
        String site = domain.toLowerCase(Locale.ROOT);
        int colon = site.indexOf(':');
        String port = site.substring(colon + 1);
        boolean withPort = colon > 0 && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        return withPort && !port.isEmpty()
                ? new Credentials(BasicAuth.header(user, password), site.substring(0, colon), Integer.parseInt(port))
                : new Credentials(BasicAuth.header(user, password), site, -1);
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
