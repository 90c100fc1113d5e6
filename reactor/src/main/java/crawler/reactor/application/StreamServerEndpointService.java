package crawler.reactor.application;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.endpoint.StreamServerEndpoint;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.log.Log;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import java.util.Optional;

/** An endpoint that is listened at as a service. Twisted's class of this name. */
public final class StreamServerEndpointService extends Service {
    private final StreamServerEndpoint endpoint;
    private final Factory factory;
    private Deferred<Optional<Port>> waiting = Deferred.succeed(Optional.empty());

    public StreamServerEndpointService(StreamServerEndpoint endpoint, Factory factory) {
        this.endpoint = endpoint;
        this.factory = factory;
    }

    /** @throws CannotListenError when that is known at once; what is known later is logged */
    @Override
    public void startService() {
        waiting = endpoint.listen(factory).addCallback(Optional::of);
        Optional<Failure> failed = waiting.peek().flatMap(outcome -> outcome.failed());
        waiting = waiting.addErrback(failure -> {
            if (failed.isEmpty()) {
                Log.err(failure, "The endpoint of a service could not be listened at:");
            }
            return Optional.empty();
        });
        if (failed.isPresent()) {
            throw failed.get().raise();
        }
        super.startService();
    }

    /** The open port. */
    public Optional<Port> port() {
        return waiting.peek().flatMap(outcome -> outcome.get());
    }

    /** Fires when the port is closed; connections that are made stay. */
    @Override
    public Deferred<Void> stopService() {
        waiting.cancel();
        Deferred<Optional<Port>> opened = waiting;
        waiting = Deferred.succeed(Optional.empty());
        return super.stopService()
                .addAsyncCallback(stopped -> opened)
                .addAsyncCallback(port -> port.map(Port::stopListening).orElseGet(() -> Deferred.succeed(null)));
    }
}
