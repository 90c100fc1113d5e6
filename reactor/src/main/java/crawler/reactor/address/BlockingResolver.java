package crawler.reactor.address;

import crawler.reactor.defer.Deferred;
import crawler.reactor.error.DNSLookupError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
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
        if (isLiteral(host)) {
            return Deferred.execute(() -> lookUp(host));
        }
        return workers.run(() -> lookUp(host));
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            throw new DNSLookupError(host, e);
        }
    }

    /** Whether it is a number, so that nobody needs to be asked. */
    private static boolean isLiteral(String host) {
        if (host.indexOf(':') >= 0) {
            return true;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return !host.isEmpty();
    }
}
