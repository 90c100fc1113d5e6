package crawler.reactor.memory;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionAborted;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.log.Log;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.TcpTransport;
import crawler.reactor.time.Action;
import crawler.reactor.transport.Chunks;
import crawler.reactor.transport.Connection;
import crawler.reactor.transport.Outgoing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/**
 * One end of a connection in memory. It does in turns what one over a socket does when its socket is ready: reads what
 * the other end has sent, and sends what was written.
 */
final class MemoryConnection extends Connection implements TcpTransport {

    /** Where an end of a connection stands, and what else it needs to know. */
    record Place(Address host, Address peer, String session, BiConsumer<MemoryConnection, Failure> afterwards) {}

    private final Turns turns;
    private final Place place;
    private final Wire out;
    private final Wire in;
    private MemoryConnection other;
    private boolean begun;
    private boolean turnAsked;
    private boolean flushWanted;
    private boolean tcpNoDelay = true;
    private boolean tcpKeepAlive;

    private MemoryConnection(Turns turns, Chunks chunks, Place place, Wire out, Wire in) {
        super(chunks, place.session);
        this.turns = turns;
        this.place = place;
        this.out = out;
        this.in = in;
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
        join(made);
        begun = true;
        underPrefix(() -> connectionMade(this));
        askForTurn();
    }

    private void askForTurn() {
        if (!turnAsked && begun && connected()) {
            turnAsked = true;
            turns.later(() -> underPrefix(this::turn));
        }
    }

    private void underPrefix(Runnable event) {
        if (Log.wantsPrefix()) {
            Log.withPrefix(logPrefix(), event);
        } else {
            event.run();
        }
    }

    private void turn() {
        turnAsked = false;
        read();
        if (flushWanted || waits()) {
            flushWanted = false;
            flush();
        }
    }

    private void read() {
        if (in.isReset()) {
            lose(Failure.of(new ConnectionLost()));
        } else if (reads() && !in.isEmpty()) {
            ByteBuffer data = in.read();
            other.askForTurn();
            deliver(data);
            stateChanged();
        } else if (reads() && in.ended()) {
            endOfInput();
        }
    }

    @Override
    protected void flushSoon() {
        flushWanted = true;
        askForTurn();
    }

    @Override
    protected void stateChanged() {
        if (reads() && (!in.isEmpty() || in.ended())) {
            askForTurn();
        }
    }

    @Override
    protected void send(Outgoing waiting) throws IOException {
        if (out.abandoned() && !waiting.isEmpty()) {
            throw new IOException("the other end reads no more");
        }
        long before = waiting.size();
        waiting.sendTo(out);
        if (waiting.size() < before) {
            other.askForTurn();
        }
    }

    @Override
    protected void endOutput() {
        out.end();
        other.askForTurn();
    }

    @Override
    protected void later(Action action) {
        turns.later(action);
    }

    @Override
    protected void close(Failure reason) {
        if (reason.check(ConnectionAborted.class)) {
            out.reset();
        } else {
            out.end();
        }
        in.abandon();
        other.askForTurn();
    }

    @Override
    protected void ended(Failure reason) {
        place.afterwards.accept(this, reason);
    }

    /** Ends it, with or without a protocol that is told: the other end sees a connection that ends. */
    void end(Failure reason) {
        lose(reason);
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
