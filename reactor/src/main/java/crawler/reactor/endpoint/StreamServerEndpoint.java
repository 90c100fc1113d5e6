package crawler.reactor.endpoint;

import crawler.reactor.defer.Deferred;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;

/** A place where connections may come in. To be used on the reactor thread. */
@FunctionalInterface
public interface StreamServerEndpoint {

    /** Opens it; fails with a {@link crawler.reactor.error.CannotListenError} when that cannot be. */
    Deferred<Port> listen(Factory factory);
}
