package crawler.reactor.memory;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionAborted;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.log.Log;
import crawler.reactor.net.HalfCloseable;
import crawler.reactor.net.ProducedTransport;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.TcpTransport;
import crawler.reactor.time.Action;
import crawler.reactor.transport.Chunks;
import crawler.reactor.transport.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/**
 * One end of a connection in memory. It does in turns what one over a socket does when its socket is ready: reads what
 * the other end has sent, and sends what was written. Longer than most files, as its counterpart for sockets is.
 */
final class MemoryConnection extends ProducedTransport implements TcpTransport {

    /** Where an end of a connection stands, and what else it needs to know. */
    record Place(Address host, Address peer, String session, BiConsumer<MemoryConnection, Failure> afterwards) {}

    private final Turns turns;
    private final Place place;
    private final Wire out;
    private final Wire in;
    private final Outgoing outgoing;
    private Protocol protocol;
    private MemoryConnection other;
    private boolean turnAsked;
    private boolean paused;
    private boolean readClosed;
    private boolean writeClosing;
    private boolean disconnecting;
    private boolean aborting;
    private boolean lost;
    private boolean tcpNoDelay = true;
    private boolean tcpKeepAlive;

    private MemoryConnection(Turns turns, Chunks chunks, Place place, Wire out, Wire in) {
        this.turns = turns;
        this.place = place;
        this.out = out;
        this.in = in;
        this.outgoing = new Outgoing(chunks);
    }

    /** The two ends of one connection. */
    record Ends(MemoryConnection server, MemoryConnection client) {
        static Ends of(Turns turns, Chunks chunks, Place server, Place client) {
            Wire up = new Wire();
            Wire down = new Wire();
            MemoryConnection serverEnd = new MemoryConnection(turns, chunks, server, down, up);
            MemoryConnection clientEnd = new MemoryConnection(turns, chunks, client, up, down);
            serverEnd.other = clientEnd;
            clientEnd.other = serverEnd;
            return new Ends(serverEnd, clientEnd);
        }
    }

    void begin(Protocol made) {
        protocol = made;
        underPrefix(() -> guarded("connectionMade", () -> made.makeConnection(this)));
        askForTurn();
    }

    /** Ends it before it has a protocol: the other end sees a connection that ends. */
    void refuse(Failure reason) {
        lost = true;
        out.end();
        in.abandon();
        other.askForTurn();
        place.afterwards.accept(this, reason);
    }

    private void askForTurn() {
        if (!turnAsked && protocol != null && !lost) {
            turnAsked = true;
            turns.later(() -> underPrefix(this::turn));
        }
    }

    private void underPrefix(Runnable event) {
        if (Log.wantsPrefix()) {
            Log.withPrefix(protocol.logPrefix() + "," + place.session, event);
        } else {
            event.run();
        }
    }

    private void turn() {
        turnAsked = false;
        if (!lost && !aborting) {
            read();
        }
        if (!lost && !aborting) {
            flush();
        }
    }

    private void read() {
        if (in.isReset()) {
            lose(Failure.of(new ConnectionLost()));
        } else if (paused || readClosed || disconnecting) {
            return;
        } else if (!in.isEmpty()) {
            ByteBuffer data = in.read();
            other.askForTurn();
            guarded("dataReceived", () -> protocol.dataReceived(data));
            askForTurn();
        } else if (in.ended()) {
            endOfInput();
        }
    }

    private void endOfInput() {
        readClosed = true;
        if (protocol instanceof HalfCloseable half) {
            guarded("readConnectionLost", half::readConnectionLost);
        } else {
            lose(Failure.of(new ConnectionDone()));
        }
    }

    private void flush() {
        if (out.abandoned() && !outgoing.isEmpty()) {
            lose(Failure.of(new ConnectionLost()));
            return;
        }
        long before = outgoing.size();
        send();
        boolean sent = outgoing.size() < before;
        if (sent) {
            other.askForTurn();
        }
        if (outgoing.isEmpty()) {
            allSent(sent);
        }
    }

    private void send() {
        try {
            outgoing.sendTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory failed to take bytes", e);
        }
    }

    private void allSent(boolean justNow) {
        if (production().active()) {
            if (justNow) {
                guarded("resumeProducing", production()::drained);
            }
        } else if (disconnecting) {
            lose(Failure.of(new ConnectionDone()));
        } else if (writeClosing && !out.ended()) {
            out.end();
            other.askForTurn();
            if (protocol instanceof HalfCloseable half) {
                guarded("writeConnectionLost", half::writeConnectionLost);
            }
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
            outgoing.copy(data);
            written();
        }
    }

    private boolean acceptsWrites() {
        return !lost && !aborting && !writeClosing;
    }

    private void written() {
        askForTurn();
        production().written(outgoing.size());
    }

    @Override
    public void loseConnection() {
        disconnecting = true;
        askForTurn();
    }

    @Override
    public void loseWriteConnection() {
        writeClosing = true;
        askForTurn();
    }

    @Override
    public void abortConnection() {
        if (lost || aborting) {
            return;
        }
        aborting = true;
        outgoing.clear();
        turns.later(() -> lose(Failure.of(new ConnectionAborted())));
    }

    @Override
    protected void producerLeft() {
        askForTurn();
    }

    @Override
    public void pauseProducing() {
        paused = true;
    }

    @Override
    public void resumeProducing() {
        paused = false;
        askForTurn();
    }

    private void guarded(String what, Action event) {
        try {
            event.run();
        } catch (Throwable e) {
            Failure failure = Failure.caught(e);
            Log.err(failure, "Unhandled Error in " + what + " of " + protocol.logPrefix() + ", which ends it:");
            lose(failure);
        }
    }

    /** The end, whatever led to it: once. */
    void lose(Failure reason) {
        if (lost) {
            return;
        }
        lost = true;
        if (reason.check(ConnectionAborted.class)) {
            out.reset();
        } else {
            out.end();
        }
        in.abandon();
        other.askForTurn();
        outgoing.clear();
        tell("stopProducing", production()::stop);
        tell("connectionLost", () -> protocol.connectionLost(reason));
        place.afterwards.accept(this, reason);
    }

    private void tell(String what, Action event) {
        try {
            event.run();
        } catch (Throwable e) {
            Log.err(Failure.caught(e), "Unhandled Error in " + what + " of " + protocol.logPrefix() + ":");
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
        return place.peer;
    }

    @Override
    public Address host() {
        return place.host;
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
