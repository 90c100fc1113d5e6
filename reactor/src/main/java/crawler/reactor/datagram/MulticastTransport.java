package crawler.reactor.datagram;

import crawler.reactor.defer.Deferred;
import java.util.Optional;

/** A UDP port that hears groups. To be used on the reactor thread. Twisted's {@code IMulticastTransport}. */
public interface MulticastTransport extends UdpTransport {

    /** {@link #joinGroup(String, String)} on the interface that leads there. */
    default Deferred<Void> joinGroup(String group) {
        return joinGroup(group, "");
    }

    /**
     * Hears what is sent to a group from now on. The Deferred fails when it is no group or there is no such interface.
     *
     * @param group an address such as {@code 228.0.0.5}, or a name
     * @param through the address or the name of the interface to hear it on; empty for the one that leads there
     */
    Deferred<Void> joinGroup(String group, String through);

    default Deferred<Void> leaveGroup(String group) {
        return leaveGroup(group, "");
    }

    /** Ends {@link #joinGroup(String, String)}; fails when it was not joined there. */
    Deferred<Void> leaveGroup(String group, String through);

    /** Over how many hops datagrams to groups go: 0 to 255, and 1 unless it is set. */
    void ttl(int hops);

    int ttl();

    /** Says whether this machine hears what it sends to groups; it does unless it is switched off. */
    void loopbackMode(boolean heard);

    boolean loopbackMode();

    /** Sends to groups through the interface with this address or name. Fails when there is none. */
    Deferred<Void> outgoingInterface(String through);

    /** The address of the interface that datagrams to groups leave through, when it was set. */
    Optional<String> outgoingInterface();
}
