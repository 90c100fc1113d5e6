package crawler.engine.download.net;

import crawler.engine.Attribute;
import crawler.engine.Request;
import java.util.Optional;

/**
 * How a request leaves this machine: directly or through a proxy, and from which of its addresses. Requests with the same
 * way share connections.
 *
 * @param proxy its URL, empty for none
 * @param credentials the value of Proxy-Authorization, empty for none
 * @param bindAddress empty for any
 */
public record Way(String proxy, String credentials, String bindAddress) {
    /** The URL of the proxy to go through; the empty text for none, whatever the environment says. */
    public static final Attribute<String> PROXY = Attribute.of("proxy", String.class);

    /** The address of this machine from which to download. */
    public static final Attribute<String> BIND_ADDRESS = Attribute.of("bindaddress", String.class);

    /** The header whose value a proxy wants to see, and nobody else may. */
    public static final String CREDENTIALS = "Proxy-Authorization";

    /** That of a request, and of all with the same; empty when it has none of its own. */
    public static Optional<Way> of(Request request) {
        String proxy = request.get(PROXY).orElse("");
        String bindAddress = request.get(BIND_ADDRESS).orElse("");
        if (proxy.isEmpty() && bindAddress.isEmpty()) {
            return Optional.empty();
        }
        String credentials =
                proxy.isEmpty() ? "" : request.headers().get(CREDENTIALS).orElse("");
        return Optional.of(new Way(proxy, credentials, bindAddress));
    }
}
