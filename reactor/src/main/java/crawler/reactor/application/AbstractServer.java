package crawler.reactor.application;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.Port;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A service that is an open port. To be extended by those that know how to open one. */
public abstract class AbstractServer extends Service {
    private final Callable<? extends Port> listen;
    private Optional<Port> port = Optional.empty();

    /** @param listen opens the port; called each time the service is started */
    protected AbstractServer(Callable<? extends Port> listen) {
        this.listen = listen;
    }

    /** The open port. */
    public final Optional<Port> port() {
        return port;
    }

    @Override
    public void startService() {
        try {
            port = Optional.of(listen.call());
        } catch (Exception e) {
            throw Failure.of(e).raise();
        }
        super.startService();
    }

    /** Fires when the port is closed; connections that are made stay. */
    @Override
    public Deferred<Void> stopService() {
        Optional<Port> open = port;
        port = Optional.empty();
        return super.stopService()
                .addAsyncCallback(stopped -> open.map(Port::stopListening).orElseGet(() -> Deferred.succeed(null)));
    }
}
