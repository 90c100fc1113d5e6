package crawler.reactor.transport;

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
import java.nio.ByteBuffer;

/**
 * A connection's promises to its protocol, whatever carries the bytes: what is written waits in order, the ends come in order,
 * and what the protocol throws ends its connection and nothing else. A subclass reads, sends and closes.
 *
 * <p>The end comes from one place, {@link #lose}, once. To be used on the reactor thread.
 */
public abstract class Connection extends ProducedTransport {
    private final Outgoing outgoing;
    private final String session;
    private Protocol protocol;
    private boolean flushAsked;
    private boolean paused;
    private boolean readClosed;
    private boolean writeClosing;
    private boolean writeClosed;
    private boolean disconnecting;
    private boolean aborting;
    private boolean lost;

    /** @param session tells it from others in the log */
    protected Connection(Chunks chunks, String session) {
        this.outgoing = new Outgoing(chunks);
        this.session = session;
    }

    /** Has {@link #flush()} called when the event that runs is over, and again while bytes wait. */
    protected abstract void flushSoon();

    /** Whether {@link #reads()} has changed, or whether bytes wait. */
    protected abstract void stateChanged();

    /** Sends what is taken now. @throws IOException when the connection is broken */
    protected abstract void send(Outgoing waiting) throws IOException;

    /** Tells the other side that no more will come. */
    protected abstract void endOutput() throws IOException;

    /** Runs in a turn of its own. */
    protected abstract void later(Action action);

    /** Gives up what carries the bytes; after {@link ConnectionAborted} by a reset. */
    protected abstract void close(Failure reason);

    /** The protocol, if there was one, has been told of the end. */
    protected abstract void ended(Failure reason);

    /** Joins it to its protocol. */
    protected final void join(Protocol made) {
        protocol = made;
    }

    /** Tells the protocol that it may write, to {@code face}. */
    protected final void connectionMade(Transport face) {
        guarded("connectionMade", () -> protocol.makeConnection(face));
    }

    /** Has another protocol read from now on, one that stands between. */
    final void switchTo(Protocol between) {
        protocol = between;
    }

    final Protocol protocol() {
        return protocol;
    }

    /** Stands for the connection in the log: "Echo,3,127.0.0.1". */
    public final String logPrefix() {
        return protocol.logPrefix() + "," + session;
    }

    /** Whether what comes is wanted now. */
    protected final boolean reads() {
        return !paused && !readClosed && !disconnecting && !aborting && !lost;
    }

    /** Whether something is left to be sent. */
    protected final boolean waits() {
        return !outgoing.isEmpty() && !aborting;
    }

    /** Bytes have come. Without {@link #guarded}, since this is the hot path. */
    protected final void deliver(ByteBuffer data) {
        try {
            protocol.dataReceived(data);
        } catch (Throwable e) {
            failed("dataReceived", e);
        }
    }

    /** The other side will send no more. */
    protected final void endOfInput() {
        readClosed = true;
        if (protocol instanceof HalfCloseable half) {
            stateChanged();
            guarded("readConnectionLost", half::readConnectionLost);
        } else {
            lose(Failure.of(new ConnectionDone()));
        }
    }

    @Override
    public final void write(byte[] data) {
        if (acceptsWrites() && data.length > 0) {
            outgoing.add(data);
            written();
        }
    }

    @Override
    public final void write(ByteBuffer data) {
        if (!acceptsWrites()) {
            data.position(data.limit());
        } else if (data.hasRemaining()) {
            if (outgoing.isEmpty()) {
                sendAtOnce(data);
            }
            outgoing.copy(data);
            written();
        }
    }

    /** May send some of it now, which spares a copy; nothing waits before it. */
    protected void sendAtOnce(ByteBuffer data) {}

    private boolean acceptsWrites() {
        return !lost && !aborting && !writeClosing;
    }

    private void written() {
        if (!outgoing.isEmpty() || production().active()) {
            askForFlush();
        }
        production().written(outgoing.size());
    }

    private void askForFlush() {
        if (!flushAsked) {
            flushAsked = true;
            flushSoon();
        }
    }

    /** Sends what waits, and ends what was to end after it. */
    public final void flush() {
        flushAsked = false;
        if (lost || aborting) {
            return;
        }
        try {
            send(outgoing);
        } catch (IOException e) {
            lose(Failure.of(new ConnectionLost(e)));
            return;
        }
        stateChanged();
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
            endOutput();
        } catch (IOException e) {
            lose(Failure.of(new ConnectionLost(e)));
            return;
        }
        if (protocol instanceof HalfCloseable half) {
            guarded("writeConnectionLost", half::writeConnectionLost);
        }
    }

    @Override
    public final void loseConnection() {
        if (!lost && !disconnecting) {
            disconnecting = true;
            stateChanged();
            askForFlush();
        }
    }

    @Override
    public final void loseWriteConnection() {
        if (!lost && !writeClosing) {
            writeClosing = true;
            askForFlush();
        }
    }

    @Override
    public final void abortConnection() {
        if (!lost && !aborting) {
            aborting = true;
            outgoing.clear();
            stateChanged();
            later(() -> lose(Failure.of(new ConnectionAborted())));
        }
    }

    @Override
    protected final void producerLeft() {
        if (disconnecting || writeClosing) {
            askForFlush();
        }
    }

    @Override
    public final void pauseProducing() {
        paused = true;
        stateChanged();
    }

    @Override
    public final void resumeProducing() {
        paused = false;
        stateChanged();
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

    /** The end, whatever led to it: once, and never while the protocol is inside a call of this. */
    protected final void lose(Failure reason) {
        if (lost) {
            return;
        }
        lost = true;
        close(reason);
        outgoing.clear();
        if (protocol != null) {
            tell("stopProducing", production()::stop);
            tell("connectionLost", () -> protocol.connectionLost(reason));
        }
        ended(reason);
    }

    private void tell(String what, Action event) {
        try {
            event.run();
        } catch (Throwable e) {
            Log.err(Failure.caught(e), "Unhandled Error in " + what + " of " + logPrefix() + ":");
        }
    }

    /** Whether the other side has ended its half. */
    protected final boolean readClosed() {
        return readClosed;
    }

    @Override
    public final boolean connected() {
        return !lost;
    }

    @Override
    public final boolean disconnecting() {
        return disconnecting && !lost;
    }
}
