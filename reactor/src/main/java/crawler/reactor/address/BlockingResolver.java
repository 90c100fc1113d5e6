package crawler.reactor.address;

import crawler.reactor.defer.Deferred;
import crawler.reactor.error.DNSLookupError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Asks the system's resolver, which blocks, on a worker thread. */
public final class BlockingResolver implements NameResolver {

    /** Runs blocking work on a worker thread and fires on the reactor thread. */
    @FunctionalInterface
    public interface Workers {
        Deferred<List<InetAddress>> run(Callable<List<InetAddress>> work);
    }

    private final Workers workers;

    public BlockingResolver(Workers workers) {
        this.workers = workers;
    }

    @Override
    public Deferred<List<InetAddress>> resolve(String host) {
        Optional<InetAddress> literal = Address.parse(host);
        return literal.isPresent() ? Deferred.succeed(List.of(literal.get())) : workers.run(() -> lookUp(host));
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new DNSLookupError(host, e);
        }
    }
}
