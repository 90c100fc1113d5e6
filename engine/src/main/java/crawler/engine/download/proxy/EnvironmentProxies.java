package crawler.engine.download.proxy;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxies that the environment names, as curl and Python read it: {@code http_proxy} and its like in small letters, else
 * in capitals, and the hosts of {@code no_proxy}, each with those below it.
 */
final class EnvironmentProxies {
    private static final Logger LOG = LoggerFactory.getLogger(HttpProxy.class);
    private static final String SUFFIX = "_proxy";

    private final Map<String, ProxyUrl> byScheme = new HashMap<>();
    private final List<String> direct = new ArrayList<>();
    private boolean allDirect;

    EnvironmentProxies(Map<String, String> environment, Charset encoding) {
        for (String scheme : List.of("http", "https", "ftp")) {
            proxy(environment, scheme + SUFFIX).ifPresent(url -> add(scheme, url, encoding));
        }
        for (String host : proxy(environment, "no" + SUFFIX).orElse("").split(",")) {
            String name = host.strip().toLowerCase(Locale.ROOT);
            allDirect |= name.equals("*");
            if (!name.isEmpty()) {
                direct.add(name.replaceFirst("^\\*?\\.", ""));
            }
        }
    }

    /** In a CGI script HTTP_PROXY is a header of whoever asked, and not to be trusted. */
    private static Optional<String> proxy(Map<String, String> environment, String name) {
        String capitals = name.toUpperCase(Locale.ROOT);
        boolean forged = capitals.equals("HTTP_PROXY") && environment.containsKey("REQUEST_METHOD");
        String value = environment.getOrDefault(name, forged ? "" : environment.getOrDefault(capitals, ""));
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    private void add(String scheme, String url, Charset encoding) {
        try {
            byScheme.put(scheme, ProxyUrl.of(url, encoding));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "The environment's {} names no proxy ({}); {} requests go there directly. Write it as"
                            + " http://HOST:PORT or socks5://HOST:PORT, with USER:PASSWORD@ before the host if need be, / in them as %2F and @ as %40",
                    scheme + SUFFIX, e.getMessage(), scheme);
        }
    }

    /** Whether it is one of them, for whatever scheme. */
    boolean has(String url) {
        return byScheme.values().stream().anyMatch(proxy -> proxy.url().equals(url));
    }

    /** The proxy for a host. */
    Optional<ProxyUrl> of(String scheme, String host) {
        ProxyUrl proxy = byScheme.isEmpty() ? null : byScheme.get(scheme);
        return proxy == null || isDirect(host) ? Optional.empty() : Optional.of(proxy);
    }

    private boolean isDirect(String host) {
        return allDirect || direct.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name));
    }
}
