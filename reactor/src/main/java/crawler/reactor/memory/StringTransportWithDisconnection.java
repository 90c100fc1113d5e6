package crawler.reactor.memory;

import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.net.Protocol;

/**
 * A {@link StringTransport} that tells its protocol of the end of the connection, at once, when it is told to end it.
 * Twisted's class of the same name.
 */
public final class StringTransportWithDisconnection extends StringTransport {
    private final Protocol protocol;

    public StringTransportWithDisconnection(Protocol protocol) {
        this.protocol = protocol;
    }

    @Override
    public void loseConnection() {
        super.loseConnection();
        if (connected()) {
            disconnected();
            protocol.connectionLost(Failure.of(new ConnectionDone()));
        }
    }
}
