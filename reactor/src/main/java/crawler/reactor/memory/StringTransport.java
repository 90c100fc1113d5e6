package crawler.reactor.memory;

import crawler.reactor.address.Address;
import crawler.reactor.address.IPv4Address;
import crawler.reactor.net.Producer;
import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;
import crawler.reactor.net.TcpTransport;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A transport that leads nowhere and remembers what a protocol did with it, so that a protocol can be tested alone. Join
 * them with {@code protocol.makeConnection(transport)} and play the network by calling the protocol. Twisted's {@code
 * StringTransport}.
 */
public class StringTransport implements TcpTransport {
    private static final Address PEER = new IPv4Address(Address.Type.TCP, "192.168.1.1", 54_321);
    private static final Address HOST = new IPv4Address(Address.Type.TCP, "10.0.0.1", 12_345);

    /** What the protocol last wanted of what comes; a transport is a producer to its protocol. */
    public enum ProducerState {
        PRODUCING,
        PAUSED,
        STOPPED
    }

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Address peer;
    private final Address host;
    private ProducerState producerState = ProducerState.PRODUCING;
    private Optional<Producer> producer = Optional.empty();
    private boolean disconnecting;
    private boolean aborting;
    private boolean writeClosed;
    private boolean connected = true;
    private boolean tcpNoDelay;
    private boolean tcpKeepAlive;

    /** One between 10.0.0.1:12345, which is here, and 192.168.1.1:54321. */
    public StringTransport() {
        this(PEER, HOST);
    }

    public StringTransport(Address peer, Address host) {
        this.peer = peer;
        this.host = host;
    }

    /** What was written since the last {@link #clear()}. */
    public byte[] value() {
        return written.toByteArray();
    }

    /** {@link #value()} as UTF-8. */
    public String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /** Forgets what was written. */
    public void clear() {
        written.reset();
    }

    /** What the protocol last wanted of what comes. */
    public ProducerState producerState() {
        return producerState;
    }

    /** The producer that is registered. */
    public Optional<Producer> producer() {
        return producer;
    }

    /** Whether {@link #abortConnection()} was called. */
    public boolean aborting() {
        return aborting;
    }

    /** Whether {@link #loseWriteConnection()} was called. */
    public boolean writeClosed() {
        return writeClosed;
    }

    @Override
    public void write(byte[] data) {
        written.writeBytes(data);
    }

    @Override
    public void write(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        written.writeBytes(bytes);
    }

    @Override
    public void loseConnection() {
        disconnecting = true;
    }

    @Override
    public void loseWriteConnection() {
        writeClosed = true;
    }

    @Override
    public void abortConnection() {
        aborting = true;
        loseConnection();
    }

    /** Has {@link #connected()} tell that the connection has ended. */
    protected final void disconnected() {
        connected = false;
    }

    @Override
    public boolean connected() {
        return connected;
    }

    @Override
    public boolean disconnecting() {
        return disconnecting;
    }

    @Override
    public Address peer() {
        return peer;
    }

    @Override
    public Address host() {
        return host;
    }

    @Override
    public void registerProducer(PushProducer registered) {
        register(registered);
    }

    @Override
    public void registerProducer(PullProducer registered) {
        register(registered);
    }

    private void register(Producer registered) {
        if (producer.isPresent()) {
            throw new IllegalStateException("a producer is registered already: " + producer.get());
        }
        producer = Optional.of(registered);
    }

    @Override
    public void unregisterProducer() {
        if (producer.isEmpty()) {
            throw new IllegalStateException("no producer is registered that could be unregistered");
        }
        producer = Optional.empty();
    }

    @Override
    public void pauseProducing() {
        checkNotStopped();
        producerState = ProducerState.PAUSED;
    }

    @Override
    public void resumeProducing() {
        checkNotStopped();
        producerState = ProducerState.PRODUCING;
    }

    @Override
    public void stopProducing() {
        checkNotStopped();
        producerState = ProducerState.STOPPED;
    }

    private void checkNotStopped() {
        if (producerState == ProducerState.STOPPED) {
            throw new IllegalStateException("the transport was told before to stop producing");
        }
    }

    @Override
    public void tcpNoDelay(boolean enabled) {
        tcpNoDelay = enabled;
    }

    @Override
    public boolean tcpNoDelay() {
        return tcpNoDelay;
    }

    @Override
    public void tcpKeepAlive(boolean enabled) {
        tcpKeepAlive = enabled;
    }

    @Override
    public boolean tcpKeepAlive() {
        return tcpKeepAlive;
    }
}
