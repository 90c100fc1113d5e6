package crawler.reactor.transport;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionAborted;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.log.Log;
import crawler.reactor.net.HalfCloseable;
import crawler.reactor.net.ProducedTransport;
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

/**
 * A connection over a stream socket, TCP or Unix.
 *
 * <p>Its end comes from one place, {@link #lose}, and never while the protocol is inside a call of this. Longer than most
 * files, because a transport's calls and its states belong together.
 */
final class StreamConnection extends ProducedTransport implements Selectable, Flushing {
    private static final int DRAINED_BEFORE_CLOSE = 16;

    private final Loop loop;
    private final SocketChannel channel;
    private final Address host;
    private final Address peer;
    private final String session;
    private final Consumer<Failure> afterwards;
    private final Outgoing outgoing;
    private Protocol protocol;
    private SelectionKey key;
    private int interest;
    private boolean flushAsked;
    private IOException broken;
    private boolean paused;
    private boolean readClosed;
    private boolean writeClosing;
    private boolean writeClosed;
    private boolean disconnecting;
    private boolean aborting;
    private boolean lost;

    /**
     * @param session tells it from others in the log
     * @param afterwards is told of the end after the protocol was
     */
    StreamConnection(Loop loop, SocketChannel channel, String session, Consumer<Failure> afterwards)
            throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.session = session;
        this.afterwards = afterwards;
        this.host = Address.of(channel.getLocalAddress());
        this.peer = Address.of(channel.getRemoteAddress());
        this.outgoing = new Outgoing(loop.channels().chunks());
    }

    /** Joins it to its protocol, which is handed {@code face} to write to, and begins to read. */
    void begin(Protocol made, Transport face) throws IOException {
        protocol = made;
        interest = SelectionKey.OP_READ;
        key = loop.channels().register(channel, interest, this);
        guarded("connectionMade", () -> made.makeConnection(face));
    }

    /** Has another protocol read from now on, one that stands between. */
    void switchTo(Protocol between) {
        protocol = between;
    }

    Protocol protocol() {
        return protocol;
    }

    @Override
    public String logPrefix() {
        return protocol.logPrefix() + "," + session;
    }

    @Override
    public void ready(int ops) {
        if ((ops & SelectionKey.OP_WRITE) != 0) {
            flush();
        }
        if ((ops & SelectionKey.OP_READ) != 0 && !lost) {
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

    /** Without {@link #guarded}, since this is the hot path. */
    private void deliver(ByteBuffer data) {
        try {
            protocol.dataReceived(data);
        } catch (Throwable e) {
            failed("dataReceived", e);
        }
    }

    private void endOfInput() {
        readClosed = true;
        if (protocol instanceof HalfCloseable half) {
            updateInterest();
            guarded("readConnectionLost", half::readConnectionLost);
        } else {
            lose(Failure.of(new ConnectionDone()));
        }
    }

    @Override
    public void write(byte[] data) {
        if (acceptsWrites() && data.length > 0) {
            outgoing.add(data);
            written();
        }
    }

    @Override
    public void write(ByteBuffer data) {
        if (!acceptsWrites()) {
            data.position(data.limit());
        } else if (data.hasRemaining()) {
            sendAtOnce(data);
            outgoing.copy(data);
            written();
        }
    }

    /** Spares a large buffer the copy, when nothing waits before it. An error shows again when the event is over. */
    private void sendAtOnce(ByteBuffer data) {
        if (data.remaining() < Outgoing.LARGE || !data.isDirect() || !outgoing.isEmpty()) {
            return;
        }
        try {
            channel.write(data);
        } catch (IOException e) {
            broken = e;
        }
    }

    private boolean acceptsWrites() {
        return !lost && !aborting && !writeClosing;
    }

    private void written() {
        if (!outgoing.isEmpty() || broken != null || production().active()) {
            askForFlush();
        }
        production().written(outgoing.size());
    }

    private void askForFlush() {
        if (!flushAsked && (interest & SelectionKey.OP_WRITE) == 0) {
            flushAsked = true;
            loop.channels().flushSoon(this);
        }
    }

    @Override
    public void flush() {
        flushAsked = false;
        if (lost || aborting) {
            return;
        }
        try {
            if (broken != null) {
                throw broken;
            }
            outgoing.sendTo(channel);
        } catch (IOException e) {
            lose(Failure.of(new ConnectionLost(e)));
            return;
        }
        updateInterest();
        if (outgoing.isEmpty()) {
            allSent();
        }
    }

    private void allSent() {
        if (production().active()) {
            guarded("resumeProducing", production()::drained);
        } else if (disconnecting) {
            lose(Failure.of(new ConnectionDone()));
        } else if (writeClosing && !writeClosed) {
            closeOutput();
        }
    }

    private void closeOutput() {
        writeClosed = true;
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            lose(Failure.of(new ConnectionLost(e)));
            return;
        }
        if (protocol instanceof HalfCloseable half) {
            guarded("writeConnectionLost", half::writeConnectionLost);
        }
    }

    @Override
    public void loseConnection() {
        if (!lost && !disconnecting) {
            disconnecting = true;
            updateInterest();
            askForFlush();
        }
    }

    @Override
    public void loseWriteConnection() {
        if (!lost && !writeClosing) {
            writeClosing = true;
            askForFlush();
        }
    }

    @Override
    public void abortConnection() {
        if (lost || aborting) {
            return;
        }
        aborting = true;
        outgoing.clear();
        updateInterest();
        loop.callLater(Duration.ZERO, () -> {
            resetOnClose();
            lose(Failure.of(new ConnectionAborted()));
        });
    }

    private void resetOnClose() {
        try {
            if (!lost && channel.supportedOptions().contains(StandardSocketOptions.SO_LINGER)) { // not on Unix sockets
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) { // closed as any other connection then
            Log.err(Failure.of(e), "The connection with " + peer + " cannot be reset:");
        }
    }

    @Override
    protected void producerLeft() {
        if (disconnecting || writeClosing) {
            askForFlush();
        }
    }

    @Override
    public void pauseProducing() {
        paused = true;
        updateInterest();
    }

    @Override
    public void resumeProducing() {
        paused = false;
        updateInterest();
    }

    /** The one place that says what the selector waits for. */
    private void updateInterest() {
        if (lost) {
            return;
        }
        boolean reads = !paused && !readClosed && !disconnecting && !aborting;
        int wanted = (reads ? SelectionKey.OP_READ : 0) | (outgoing.isEmpty() || aborting ? 0 : SelectionKey.OP_WRITE);
        if (wanted != interest) {
            interest = wanted;
            key.interestOps(wanted);
        }
    }

    /** Runs a protocol's method; what it throws ends the connection. */
    private void guarded(String what, Action event) {
        try {
            event.run();
        } catch (Throwable e) {
            failed(what, e);
        }
    }

    private void failed(String what, Throwable error) {
        Failure failure = Failure.caught(error);
        Log.err(failure, "Unhandled Error in " + what + " of " + logPrefix() + ", which ends its connection:");
        lose(failure);
    }

    @Override
    public void disconnect(Failure reason) {
        lose(reason);
    }

    /** The end, whatever led to it: once. */
    private void lose(Failure reason) {
        if (lost) {
            return;
        }
        lost = true;
        close(reason);
        outgoing.clear();
        tell("stopProducing", production()::stop);
        tell("connectionLost", () -> protocol.connectionLost(reason));
        afterwards.accept(reason);
    }

    private void close(Failure reason) {
        if (reason.check(ConnectionDone.class) && !readClosed) {
            drain();
        }
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            Log.err(Failure.of(e), "The connection with " + peer + " could not be closed in good order:");
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

    private void tell(String what, Action event) {
        try {
            event.run();
        } catch (Throwable e) {
            Log.err(Failure.caught(e), "Unhandled Error in " + what + " of " + logPrefix() + ":");
        }
    }

    @Override
    public boolean connected() {
        return !lost;
    }

    @Override
    public boolean disconnecting() {
        return disconnecting && !lost;
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
