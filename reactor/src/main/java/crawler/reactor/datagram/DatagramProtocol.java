package crawler.reactor.datagram;

import crawler.reactor.log.Log;
import java.net.InetSocketAddress;

/**
 * What comes in at a UDP port as the program sees it; to be extended. There are no connections: one protocol hears from
 * everybody. All methods are called on the reactor thread; what they throw is logged, and the port stays open.
 */
public abstract class DatagramProtocol {
    private UdpTransport transport;
    private boolean noisy = true;

    /** Where to write. @throws IllegalStateException unless a port is open for this */
    public final UdpTransport transport() {
        if (transport == null) {
            throw new IllegalStateException(logPrefix() + " has no transport: no port is open for it");
        }
        return transport;
    }

    /** The port is open: write first words, join groups. */
    public void startProtocol() {}

    /** The port was closed. */
    public void stopProtocol() {}

    /** A datagram has come; longer ones than the port takes are cut. The array is the protocol's own. */
    public void datagramReceived(byte[] data, InetSocketAddress from) {}

    /** On a connected port: nobody listens at the other side, as an answer to an earlier datagram told. */
    public void connectionRefused() {}

    /** Says whether the log tells of the start and end of this. */
    public final void noisy(boolean told) {
        this.noisy = told;
    }

    public final boolean noisy() {
        return noisy;
    }

    /** Joins this to the port that was opened for it; for ports. */
    public final void makeConnection(UdpTransport opened) {
        if (transport != null) {
            throw new IllegalStateException(logPrefix() + " has a port already: " + transport);
        }
        transport = opened;
        if (noisy) {
            Log.msg("Starting protocol {}", this);
        }
        startProtocol();
    }

    /** Parts this from its port; for ports. */
    public final void doStop() {
        transport = null;
        if (noisy) {
            Log.msg("Stopping protocol {}", this);
        }
        stopProtocol();
    }

    /** Stands for this protocol in the log. */
    public String logPrefix() {
        String name = getClass().getSimpleName();
        return name.isEmpty() ? getClass().getSuperclass().getSimpleName() : name;
    }

    @Override
    public String toString() {
        return "<" + logPrefix() + ">";
    }
}
