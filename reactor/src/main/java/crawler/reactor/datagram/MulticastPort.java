package crawler.reactor.datagram;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Deferred;
import crawler.reactor.error.InvalidAddressError;
import crawler.reactor.transport.Loop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An open UDP port that hears groups. */
final class MulticastPort extends DatagramPort implements MulticastTransport {

    /** A group on an interface. */
    private record Membership(InetAddress group, NetworkInterface through) {}

    private final Map<Membership, MembershipKey> joined = new HashMap<>();

    MulticastPort(Loop loop, Place place, DatagramProtocol protocol, int maxPacketSize) {
        super(loop, place, protocol, maxPacketSize);
    }

    @Override
    public Deferred<Void> joinGroup(String group, String through) {
        return membership(group, through).addCallback(membership -> {
            if (!membership.group().isMulticastAddress()) {
                throw new InvalidAddressError(group, "a group's address begins with 224 to 239, or with ff.");
            }
            joined.put(membership, channel().join(membership.group(), membership.through()));
            return null;
        });
    }

    @Override
    public Deferred<Void> leaveGroup(String group, String through) {
        return membership(group, through).addCallback(membership -> {
            MembershipKey key = joined.remove(membership);
            if (key == null) {
                throw new IllegalStateException(this + " has not joined " + group + " on "
                        + membership.through().getName());
            }
            key.drop();
            return null;
        });
    }

    private Deferred<Membership> membership(String group, String through) {
        return loop().resolver().resolve(group).addCallback(found -> {
            InetAddress address = found.get(0);
            return new Membership(address, through.isEmpty() ? onTheWayTo(address) : named(through));
        });
    }

    /** The interface with this address or name. */
    private static NetworkInterface named(String through) throws IOException {
        Optional<InetAddress> address = Address.parse(through);
        NetworkInterface found = address.isPresent()
                ? NetworkInterface.getByInetAddress(address.get())
                : NetworkInterface.getByName(through);
        if (found == null) {
            throw new InvalidAddressError(through, "no network interface of this machine has that address or name.");
        }
        return found;
    }

    /** The system knows by which interface a group is reached; without a way there, the first that is up. */
    private NetworkInterface onTheWayTo(InetAddress group) throws IOException {
        try (DatagramChannel probe = loop().channels().provider().openDatagramChannel()) {
            probe.connect(new InetSocketAddress(group, 1));
            NetworkInterface found =
                    NetworkInterface.getByInetAddress(((InetSocketAddress) probe.getLocalAddress()).getAddress());
            if (found != null) {
                return found;
            }
        } catch (IOException e) { // no way there
            return named("127.0.0.1");
        }
        return named("127.0.0.1");
    }

    @Override
    public void ttl(int hops) {
        option(StandardSocketOptions.IP_MULTICAST_TTL, hops);
    }

    @Override
    public int ttl() {
        return option(StandardSocketOptions.IP_MULTICAST_TTL);
    }

    @Override
    public void loopbackMode(boolean heard) {
        option(StandardSocketOptions.IP_MULTICAST_LOOP, heard);
    }

    @Override
    public boolean loopbackMode() {
        return option(StandardSocketOptions.IP_MULTICAST_LOOP);
    }

    @Override
    public Deferred<Void> outgoingInterface(String through) {
        return Deferred.execute(() -> {
            option(StandardSocketOptions.IP_MULTICAST_IF, named(through));
            return null;
        });
    }

    @Override
    public Optional<String> outgoingInterface() {
        return Optional.ofNullable(option(StandardSocketOptions.IP_MULTICAST_IF))
                .flatMap(found -> found.inetAddresses()
                        .map(Address::literal)
                        .filter(this::isOfThisFamily)
                        .findFirst());
    }

    private boolean isOfThisFamily(String address) {
        return address.indexOf(':') < 0 == host().host().indexOf(':') < 0;
    }
}
