package crawler.reactor.transport;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionAborted;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.log.Log;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.Transport;
import crawler.reactor.time.Action;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;

/** A connection over a stream socket, TCP or Unix: it reads and sends when the selector says that the socket is ready. */
final class StreamConnection extends Connection implements Selectable, Flushing {
    private static final int DRAINED_BEFORE_CLOSE = 16;

    private final Loop loop;
    private final SocketChannel channel;
    private final Address host;
    private final Address peer;
    private final Consumer<Failure> afterwards;
    private SelectionKey key;
    private int interest;

    /**
     * @param session tells it from others in the log
     * @param afterwards is told of the end after the protocol was
     */
    StreamConnection(Loop loop, SocketChannel channel, String session, Consumer<Failure> afterwards)
            throws IOException {
        super(loop.channels().chunks(), session);
        this.afterwards = afterwards;
        this.loop = loop;
        this.channel = channel;
        this.host = Address.of(channel.getLocalAddress());
        this.peer = Address.of(channel.getRemoteAddress());
    }

    /** Begins to read, for a protocol that is handed {@code face} to write to. */
    void begin(Protocol made, Transport face) throws IOException {
        join(made);
        interest = SelectionKey.OP_READ;
        key = loop.channels().register(channel, interest, this);
        connectionMade(face);
    }

    @Override
    public void ready(int ops) {
        if ((ops & SelectionKey.OP_WRITE) != 0) {
            flush();
        }
        if ((ops & SelectionKey.OP_READ) != 0 && connected()) {
            read();
        }
    }

    private void read() {
        ByteBuffer buffer = loop.channels().readBuffer();
        int length;
        try {
            length = channel.read(buffer);
        } catch (IOException e) {
            lose(Failure.of(new ConnectionLost(e)));
            return;
        }
        if (length > 0) {
            deliver(buffer.flip());
        } else if (length < 0) {
            endOfInput();
        }
    }

    /** Spares a large buffer the copy. */
    @Override
    protected void sendAtOnce(ByteBuffer data) {
        if (data.remaining() < Outgoing.LARGE || !data.isDirect()) {
            return;
        }
        try {
            channel.write(data);
        } catch (IOException e) { // shows again when the event is over and what waits is sent
            Log.detail("The connection with {} is broken: {}", peer, e.getMessage());
        }
    }

    /** While the selector waits for room, it calls {@link #flush} itself. */
    @Override
    protected void flushSoon() {
        if ((interest & SelectionKey.OP_WRITE) == 0) {
            loop.channels().flushSoon(this);
        }
    }

    @Override
    protected void send(Outgoing waiting) throws IOException {
        waiting.sendTo(channel);
    }

    @Override
    protected void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    protected void later(Action action) {
        loop.callLater(Duration.ZERO, action);
    }

    /** The one place that says what the selector waits for. */
    @Override
    protected void stateChanged() {
        if (!connected()) {
            return;
        }
        int wanted = (reads() ? SelectionKey.OP_READ : 0) | (waits() ? SelectionKey.OP_WRITE : 0);
        if (wanted != interest) {
            interest = wanted;
            key.interestOps(wanted);
        }
    }

    @Override
    public void disconnect(Failure reason) {
        lose(reason);
    }

    @Override
    protected void close(Failure reason) {
        if (reason.check(ConnectionAborted.class)) {
            resetOnClose();
        } else if (reason.check(ConnectionDone.class) && !readClosed()) {
            drain();
        }
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            Log.err(Failure.of(e), "The connection with " + peer + " could not be closed in good order:");
        }
    }

    private void resetOnClose() {
        try {
            if (channel.supportedOptions().contains(StandardSocketOptions.SO_LINGER)) { // not on Unix sockets
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) { // closed as any other connection then
            Log.err(Failure.of(e), "The connection with " + peer + " cannot be reset:");
        }
    }

    /** A socket that is closed with bytes unread resets the connection, and the other side may lose our last ones. */
    private void drain() {
        try {
            for (int i = 0;
                    i < DRAINED_BEFORE_CLOSE && channel.read(loop.channels().readBuffer()) > 0;
                    i++) {}
        } catch (IOException e) { // the other side has reset it: it is to be closed all the same
            Log.detail("The connection with {} was reset while it was closed: {}", peer, e.getMessage());
        }
    }

    @Override
    protected void ended(Failure reason) {
        afterwards.accept(reason);
    }

    @Override
    public Address peer() {
        return peer;
    }

    @Override
    public Address host() {
        return host;
    }

    SocketChannel channel() {
        return channel;
    }
}
