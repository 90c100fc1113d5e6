package crawler.reactor.memory;

import crawler.reactor.address.Address;
import crawler.reactor.address.IPv4Address;
import crawler.reactor.address.IpAddress;
import crawler.reactor.datagram.DatagramProtocol;
import crawler.reactor.datagram.UdpTransport;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.error.InvalidAddressError;
import crawler.reactor.error.MessageLengthError;
import crawler.reactor.log.Log;
import crawler.reactor.time.Action;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;

/** A UDP port in memory: what is written arrives in a later turn, in order, and nothing is lost. */
final class MemoryDatagramPort implements UdpTransport {
    private static final int LONGEST = 65_507;

    private final MemoryNetwork network;
    private final Spot.Inet spot;
    private final DatagramProtocol protocol;
    private final int maxPacketSize;
    private Optional<InetSocketAddress> connected = Optional.empty();
    private boolean listening;
    private boolean broadcast;

    MemoryDatagramPort(MemoryNetwork network, Spot.Inet spot, DatagramProtocol protocol, int maxPacketSize) {
        this.network = network;
        this.spot = spot;
        this.protocol = protocol;
        this.maxPacketSize = maxPacketSize;
    }

    @Override
    public void startListening() {
        if (listening) {
            throw new IllegalStateException(this + " listens already");
        }
        if (network.datagramPort(spot).isPresent()) {
            throw new CannotListenError(spot.text(), new BindException("Address already in use"));
        }
        listening = true;
        network.opened(this);
        if (protocol.noisy()) {
            Log.msg("{} starting on {}", protocol.logPrefix(), spot.port());
        }
        protocol.makeConnection(this);
    }

    boolean hears(Spot to) {
        return spot.hears(to);
    }

    @Override
    public IpAddress host() {
        return new IPv4Address(Address.Type.UDP, spot.host().isEmpty() ? "0.0.0.0" : spot.host(), spot.port());
    }

    @Override
    public void write(byte[] data, InetSocketAddress to) {
        if (to.isUnresolved()) {
            throw InvalidAddressError.name(to.getHostString());
        }
        if (data.length > LONGEST) {
            throw new MessageLengthError(data.length);
        }
        if (connected.isPresent() && !connected.get().equals(to)) {
            throw new IllegalArgumentException(this + " is connected to " + connected.get() + ", not to " + to);
        }
        byte[] sent = data.clone();
        network.later(() -> send(sent, new Spot.Inet(to.getAddress().getHostAddress(), to.getPort())));
    }

    @Override
    public void write(byte[] data) {
        write(data, connected.orElseThrow(() -> new IllegalStateException(this + " is not connected: say where to")));
    }

    private void send(byte[] data, Spot to) {
        InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), spot.port());
        network.datagramPort(to).ifPresentOrElse(other -> other.receive(data, from), () -> {
            if (listening && connected.isPresent()) {
                guarded("connectionRefused", protocol::connectionRefused);
            }
        });
    }

    private void receive(byte[] data, InetSocketAddress from) {
        if (connected.isEmpty() || connected.get().equals(from)) {
            byte[] cut = data.length > maxPacketSize ? Arrays.copyOf(data, maxPacketSize) : data;
            guarded("datagramReceived", () -> protocol.datagramReceived(cut, from));
        }
    }

    private void guarded(String what, Action event) {
        Log.withPrefix(protocol.logPrefix() + " (UDP)", () -> {
            try {
                event.run();
            } catch (Throwable e) {
                Log.err(Failure.caught(e), "Unhandled Error in " + what + " of " + protocol.logPrefix() + ":");
            }
        });
    }

    @Override
    public void connect(String to, int port) {
        if (connected.isPresent()) {
            throw new IllegalStateException(this + " is connected to " + connected.get() + " already");
        }
        InetAddress address = Address.parse(to).orElseThrow(() -> InvalidAddressError.name(to));
        connected = Optional.of(new InetSocketAddress(address, port));
    }

    @Override
    public void broadcastAllowed(boolean allowed) {
        broadcast = allowed;
    }

    @Override
    public boolean broadcastAllowed() {
        return broadcast;
    }

    @Override
    public Deferred<Void> stopListening() {
        Deferred<Void> stopped = new Deferred<>();
        network.later(() -> {
            close();
            stopped.callback(null);
        });
        return stopped;
    }

    void close() {
        if (!listening) {
            return;
        }
        listening = false;
        connected = Optional.empty();
        network.closed(this);
        if (protocol.noisy()) {
            Log.msg("(UDP Port {} Closed)", spot.port());
        }
        guarded("stopProtocol", protocol::doStop);
    }

    @Override
    public String toString() {
        return "<" + protocol.logPrefix() + " on " + spot.text() + " in memory>";
    }
}
