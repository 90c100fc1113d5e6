package crawler.reactor.application;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.Connector;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A service that is a connection. To be extended by those that know how to begin one. */
public abstract class AbstractClient extends Service {
    private final Callable<Connector> connect;
    private Optional<Connector> connector = Optional.empty();

    /** @param connect begins the connection; called each time the service is started */
    protected AbstractClient(Callable<Connector> connect) {
        this.connect = connect;
    }

    /** The way that the connection takes. */
    public final Optional<Connector> connector() {
        return connector;
    }

    @Override
    public void startService() {
        try {
            connector = Optional.of(connect.call());
        } catch (Exception e) {
            throw Failure.of(e).raise();
        }
        super.startService();
    }

    /** Gives the attempt up, or lets the connection end. */
    @Override
    public Deferred<Void> stopService() {
        connector.ifPresent(Connector::disconnect);
        connector = Optional.empty();
        return super.stopService();
    }
}
