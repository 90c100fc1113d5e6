package crawler.reactor.endpoint;

import crawler.reactor.defer.Deferred;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;

/** A place that connections may be made to. To be used on the reactor thread. */
@FunctionalInterface
public interface StreamClientEndpoint {

    /**
     * Connects once; fires with what {@code factory} built when the connection is made, before it hears anything. Fails
     * with a {@link crawler.reactor.error.ConnectError}; cancelled, gives the attempt up.
     */
    Deferred<Protocol> connect(Factory factory);
}
