package crawler.reactor.net;

import crawler.reactor.defer.Failure;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One connection as the program sees it; to be extended. All methods are called on the reactor thread.
 *
 * <p>The order is always {@link #makeConnection}, {@link #connectionMade}, any number of {@link #dataReceived}, and
 * {@link #connectionLost} once. A method that throws ends its connection, with what it threw as the reason.
 */
public abstract class Protocol {
    private Transport transport;
    private Factory factory;

    /** Where to write; stays after the connection is lost. @throws IllegalStateException before it is made */
    public final Transport transport() {
        if (transport == null) {
            throw new IllegalStateException(logPrefix() + " has no transport: its connection has not been made");
        }
        return transport;
    }

    /** What has built this protocol, when something has. */
    public final Optional<Factory> factory() {
        return Optional.ofNullable(factory);
    }

    /** Tells which factory has built this. The first to tell counts: others have only passed it on. */
    public final void builtBy(Factory maker) {
        if (factory == null) {
            factory = maker;
        }
    }

    /** Whether the connection is made and not lost. */
    public final boolean connected() {
        return transport != null && transport.connected();
    }

    /** Joins this to its transport; for transports, and for tests that bring one. */
    public void makeConnection(Transport made) {
        this.transport = made;
        connectionMade();
    }

    /** The connection is there: greet, start timers. */
    public void connectionMade() {}

    /**
     * Bytes have come: any number of them, at least one; a message may come in pieces, or several at once. The array is
     * the protocol's own.
     */
    public void dataReceived(byte[] data) {}

    /**
     * Bytes have come, in the reactor's own buffer, which is valid only during this call. For protocols that read
     * without a copy; as it stands, it copies them for {@link #dataReceived(byte[])}.
     */
    public void dataReceived(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        dataReceived(bytes);
    }

    /**
     * The connection has ended, for this reason: {@link crawler.reactor.error.ConnectionDone}, {@link
     * crawler.reactor.error.ConnectionLost}, or what a method of this protocol threw.
     */
    public void connectionLost(Failure reason) {}

    /** Stands for this protocol in the log. */
    public String logPrefix() {
        return Factory.shortName(getClass());
    }
}
