package crawler.reactor.net;

import crawler.reactor.defer.Failure;

/** A {@link Factory} for connections that this side begins, and is told how they go. */
public abstract class ClientFactory extends Factory {

    /** An attempt begins; {@code connector} may stop it. */
    public void startedConnecting(Connector connector) {}

    /** No connection came about. {@link Connector#connect()} may be called here to try again. */
    public void clientConnectionFailed(Connector connector, Failure reason) {}

    /** The connection has ended, after the protocol was told. {@link Connector#connect()} may be called here. */
    public void clientConnectionLost(Connector connector, Failure reason) {}
}
