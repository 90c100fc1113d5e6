package crawler.reactor.datagram;

import crawler.reactor.address.Address;
import crawler.reactor.address.IpAddress;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.error.InvalidAddressError;
import crawler.reactor.error.MessageLengthError;
import crawler.reactor.log.Log;
import crawler.reactor.time.Action;
import crawler.reactor.transport.Loop;
import crawler.reactor.transport.Selectable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Optional;

/** An open UDP port. Writes go to the system at once, or wait in {@link Unsent} until it takes them. */
class DatagramPort implements UdpTransport, Selectable {
    /** As much is read in one turn at the most, so that others get theirs. Twisted's {@code maxThroughput}. */
    private static final int READ_LIMIT = 256 * 1024;

    private static final int MOST_READS = 256;
    private static final int LONGEST = 65_507;

    private final Loop loop;
    private final Place place;
    private final DatagramProtocol protocol;
    private final int maxPacketSize;
    private final Unsent unsent = new Unsent();
    private DatagramChannel channel;
    private SelectionKey key;
    private IpAddress host;
    private Optional<InetSocketAddress> connected = Optional.empty();

    DatagramPort(Loop loop, Place place, DatagramProtocol protocol, int maxPacketSize) {
        if (maxPacketSize < 1 || maxPacketSize > 65_535) {
            throw new IllegalArgumentException("a packet has 1 to 65535 bytes, not " + maxPacketSize);
        }
        this.loop = loop;
        this.place = place;
        this.protocol = protocol;
        this.maxPacketSize = maxPacketSize;
    }

    @Override
    public final void startListening() {
        if (channel != null) {
            throw new IllegalStateException(this + " listens already");
        }
        try {
            channel = place.open(loop.channels().provider());
            host = IpAddress.of(Address.Type.UDP, (InetSocketAddress) channel.getLocalAddress());
            key = loop.channels().register(channel, SelectionKey.OP_READ, this);
        } catch (IOException | RuntimeException e) {
            closeChannel();
            throw new CannotListenError(place.toString(), e);
        }
        if (protocol.noisy()) {
            Log.msg("{} starting on {}", protocol.logPrefix(), host.port());
        }
        protocol.makeConnection(this);
    }

    private void closeChannel() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                Log.err(Failure.of(e), this + " could not be closed:");
            }
            channel = null;
        }
    }

    @Override
    public final IpAddress host() {
        if (host == null) {
            throw new IllegalStateException("the port on " + place + " has not been opened");
        }
        return host;
    }

    @Override
    public final String logPrefix() {
        return protocol.logPrefix() + " (UDP)";
    }

    @Override
    public final void ready(int ops) {
        if ((ops & SelectionKey.OP_WRITE) != 0) {
            sendWaiting();
        }
        if ((ops & SelectionKey.OP_READ) != 0) {
            receive();
        }
    }

    private void receive() {
        int read = 0;
        for (int i = 0; i < MOST_READS && read < READ_LIMIT && channel != null; i++) {
            ByteBuffer buffer = loop.channels().readBuffer().limit(maxPacketSize);
            InetSocketAddress from;
            try {
                from = (InetSocketAddress) channel.receive(buffer);
            } catch (PortUnreachableException e) {
                guarded("connectionRefused", protocol::connectionRefused);
                continue;
            } catch (IOException e) {
                Log.err(Failure.of(e), this + " cannot read:");
                return;
            }
            if (from == null) {
                return;
            }
            byte[] data = new byte[buffer.flip().remaining()];
            buffer.get(data);
            read += data.length;
            guarded("datagramReceived", () -> protocol.datagramReceived(data, from));
        }
    }

    private void guarded(String what, Action event) {
        try {
            event.run();
        } catch (Throwable e) {
            Log.err(Failure.caught(e), "Unhandled Error in " + what + " of " + logPrefix() + ":");
        }
    }

    @Override
    public final void write(byte[] data, InetSocketAddress to) {
        if (to.isUnresolved()) {
            throw InvalidAddressError.name(to.getHostString());
        }
        if (connected.isPresent() && !connected.get().equals(to)) {
            throw new IllegalArgumentException(this + " is connected to " + connected.get() + " and cannot write to "
                    + to + "; open another port for that");
        }
        send(data, to);
    }

    @Override
    public final void write(byte[] data) {
        send(
                data,
                connected.orElseThrow(() ->
                        new IllegalStateException(this + " is not connected: say where to write to, or connect it")));
    }

    private void send(byte[] data, InetSocketAddress to) {
        if (data.length > LONGEST) {
            throw new MessageLengthError(data.length);
        }
        if (channel == null) {
            return;
        }
        Unsent.Datagram datagram = new Unsent.Datagram(ByteBuffer.wrap(data), to);
        if (!unsent.isEmpty() || !sent(datagram)) {
            unsent.add(datagram);
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /** Whether the system has taken it, or will never take it. */
    private boolean sent(Unsent.Datagram datagram) {
        int length = datagram.data().remaining();
        try {
            return channel.send(datagram.data(), datagram.to()) > 0 || length == 0;
        } catch (PortUnreachableException e) { // tells of an earlier one
            guarded("connectionRefused", protocol::connectionRefused);
            return true;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("too long")) {
                throw new MessageLengthError(length);
            }
            throw new UncheckedIOException("a datagram cannot be sent to " + datagram.to(), e);
        }
    }

    private void sendWaiting() {
        while (!unsent.isEmpty()) {
            try {
                if (!sent(unsent.first())) {
                    return;
                }
            } catch (MessageLengthError | UncheckedIOException e) { // whoever wrote it has gone on
                Log.err(Failure.of(e), "A datagram that had waited was lost:");
            }
            unsent.drop();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    @Override
    public final void connect(String to, int port) {
        if (connected.isPresent()) {
            throw new IllegalStateException(
                    this + " is connected to " + connected.get() + " already, and that cannot be changed");
        }
        InetSocketAddress other = Place.literal(to, port);
        try {
            channel().connect(other);
        } catch (IOException e) {
            throw new UncheckedIOException(this + " cannot be connected to " + other, e);
        }
        connected = Optional.of(other);
    }

    @Override
    public final void broadcastAllowed(boolean allowed) {
        option(StandardSocketOptions.SO_BROADCAST, allowed);
    }

    @Override
    public final boolean broadcastAllowed() {
        return option(StandardSocketOptions.SO_BROADCAST);
    }

    final <T> void option(SocketOption<T> option, T value) {
        try {
            channel().setOption(option, value);
        } catch (IOException e) {
            throw new UncheckedIOException(option + " of " + this + " cannot be set to " + value, e);
        }
    }

    final <T> T option(SocketOption<T> option) {
        try {
            return channel().getOption(option);
        } catch (IOException e) {
            throw new UncheckedIOException(option + " of " + this + " cannot be read", e);
        }
    }

    final DatagramChannel channel() {
        if (channel == null) {
            throw new IllegalStateException(this + " is closed");
        }
        return channel;
    }

    final Loop loop() {
        return loop;
    }

    @Override
    public final Deferred<Void> stopListening() {
        Deferred<Void> stopped = new Deferred<>();
        loop.callLater(Duration.ZERO, () -> {
            disconnect(Failure.of(new ConnectionDone()));
            // The selector lets go of the socket when it next looks.
            loop.callLater(Duration.ZERO, () -> stopped.callback(null));
        });
        return stopped;
    }

    @Override
    public final void disconnect(Failure reason) {
        if (channel == null) {
            return;
        }
        key.cancel();
        closeChannel();
        unsent.clear();
        connected = Optional.empty();
        if (protocol.noisy()) {
            Log.msg("(UDP Port {} Closed)", host.port());
        }
        guarded("stopProtocol", protocol::doStop);
    }

    @Override
    public final String toString() {
        return "<" + protocol.logPrefix() + " on " + (host == null ? place : host) + ">";
    }
}
