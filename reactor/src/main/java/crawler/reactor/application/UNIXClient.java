package crawler.reactor.application;

import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.ReactorUnix;
import java.nio.file.Path;

/** A connection to a Unix socket as a service. */
public final class UNIXClient extends AbstractClient {

    public UNIXClient(ReactorUnix reactor, Path path, ClientFactory factory) {
        super(() -> reactor.connectUNIX(path, factory));
    }
}
