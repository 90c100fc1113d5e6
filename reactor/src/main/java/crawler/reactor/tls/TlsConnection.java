package crawler.reactor.tls;

import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionAborted;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.log.Log;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.PushProducer;
import crawler.reactor.net.Transport;
import crawler.reactor.time.Action;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * A connection that speaks TLS, as its protocol writes to it. All that can be done is done in {@link #pump()}, which is
 * called whenever something has changed.
 *
 * <p>Bounded: beyond 64 KiB that wait below, nothing is enciphered; beyond 64 KiB that wait here, the producer is paused;
 * while the protocol is paused or the handshake computes, nothing is read. Longer than most files, because a transport's
 * calls and its states belong together.
 */
final class TlsConnection extends CarriedTls {
    /** How long the other side may take to answer our close_notify, or to take the alert that says what is wrong. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final TlsLoop loop;
    private final TlsOptions options;
    private final Protocol protocol;
    private final Records records;
    private final Countdown countdown;
    private Transport below;
    private Optional<TlsSession> session = Optional.empty();
    private Optional<Failure> reason = Optional.empty();
    private boolean pumping;
    private boolean again;
    private boolean pumpAsked;
    private boolean computing;
    private boolean paused;
    private boolean belowFull;
    private boolean disconnecting;
    private boolean closing;
    private boolean ended;
    private boolean lost;

    TlsConnection(TlsLoop loop, TlsOptions options, Protocol protocol) {
        this.loop = loop;
        this.options = options;
        this.protocol = protocol;
        this.records = new Records(options.engine(), loop.packets());
        this.countdown = new Countdown(loop);
    }

    /** Tells what carries the records. */
    void joinedTo(Transport transport) {
        below = transport;
        below.registerProducer(new PushProducer() {
            @Override
            public void pauseProducing() {
                belowFull = true;
            }

            @Override
            public void resumeProducing() {
                belowFull = false;
                pump();
            }

            @Override
            public void stopProducing() {} // connectionLost comes
        });
    }

    /** Begins the handshake. */
    void begin() {
        countdown.start(options.handshakeTimeout(), () -> {
            Log.msg("{}: no TLS handshake within {}", protocol.logPrefix(), options.handshakeTimeout());
            abort(Explanation.ofSilence(options.handshakeTimeout()));
        });
        try {
            records.begin();
        } catch (SSLException e) {
            broken(e);
        }
        pump();
    }

    /** Bytes have come from below. */
    void received(ByteBuffer data) {
        records.received(data);
        pump();
        records.keep();
    }

    /** The connection below has ended. */
    void lost(Failure below) {
        lost = true;
        countdown.stop();
        records.clear();
        guarded("stopProducing", production()::stop);
        protocol.connectionLost(reason.orElseGet(() -> verdict(below)));
    }

    /** Who has been told that it was all has lost nothing, however the connection below ends then. */
    private Failure verdict(Failure below) {
        if (records.inboundDone() && !below.check(ConnectionAborted.class)) {
            return Failure.of(new ConnectionDone());
        }
        return ended || closing ? below : Explanation.ofEnd(below, session.isPresent());
    }

    /** Does what can be done, without recursion. */
    private void pump() {
        again = true;
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            while (again && !ended && !lost) {
                again = false;
                turn();
            }
        } catch (SSLException e) {
            broken(e);
        } catch (Throwable e) {
            failed("TLS", e);
        } finally {
            pumping = false;
        }
        updateReading();
    }

    private void turn() throws SSLException {
        if (computing) {
            return;
        }
        HandshakeStatus status = records.status();
        if (status == HandshakeStatus.NEED_TASK) {
            compute();
        } else if (status == HandshakeStatus.NEED_WRAP) {
            again = !belowFull && records.send(below);
        } else if (status == HandshakeStatus.NOT_HANDSHAKING && mayBeSent()) {
            again = records.send(below);
        } else {
            again = (!paused || disconnecting) && records.hasIncoming() && records.receive(this::deliver);
        }
        if (records.hasFinished() && session.isEmpty()) {
            handshakeCompleted();
        }
        afterwards();
    }

    private boolean mayBeSent() {
        return records.plainBytes() > 0 && !belowFull && !closing;
    }

    private void handshakeCompleted() {
        countdown.stop();
        TlsSession agreed = records.session();
        session = Optional.of(agreed);
        again = true;
        if (protocol instanceof HandshakeListener listener) {
            guarded("handshakeCompleted", () -> listener.handshakeCompleted(agreed));
        }
    }

    private void afterwards() throws SSLException {
        if (records.plainBytes() == 0
                && !belowFull
                && session.isPresent()
                && production().active()) {
            guarded("resumeProducing", production()::drained);
        }
        if (records.inboundDone()) {
            finish();
        } else if (disconnecting && mayPart()) {
            sayGoodbye();
        } else if (closing && records.outboundDone() && !belowFull && !countdown.runs()) {
            countdown.start(CLOSING, this::finish);
        }
    }

    /** Not before the handshake: left in the middle of it, the other side would take it for a failure. */
    private boolean mayPart() {
        return !closing
                && session.isPresent()
                && records.plainBytes() == 0
                && !production().active();
    }

    /** Has close_notify sent; the other side's is waited for, but not for ever. */
    private void sayGoodbye() {
        closing = true;
        countdown.stop();
        records.closeOutbound();
        again = true;
    }

    /** The other side will send no more, or is not waited for: the connection below ends when all is sent. */
    private void finish() throws SSLException {
        if (!closing) {
            sayGoodbye();
        }
        sendRest();
        closeBelow();
    }

    private void sendRest() throws SSLException {
        while (records.status() == HandshakeStatus.NEED_WRAP && records.send(below)) {}
    }

    private void closeBelow() {
        ended = true;
        countdown.stop();
        below.unregisterProducer();
        below.loseConnection();
    }

    private void compute() {
        computing = true;
        try {
            loop.callInThread(() -> {
                Optional<Throwable> error = errorOf(records::runTasks);
                loop.callFromThread(() -> {
                    computing = false;
                    error.ifPresent(thrown -> failed("TLS", thrown));
                    pump();
                });
            });
        } catch (IllegalStateException e) { // no worker takes it
            computing = false;
            throw e;
        }
    }

    private static Optional<Throwable> errorOf(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (Throwable e) { // whatever it is, only the connection can tell of it
            return Optional.of(e);
        }
    }

    private void deliver(ByteBuffer data) {
        if (!disconnecting) {
            guarded("dataReceived", () -> protocol.dataReceived(data));
        }
    }

    /** While nobody reads here, nobody reads below: the other side has to wait. */
    private void updateReading() {
        if (lost || ended) {
            return;
        }
        boolean stalled = belowFull && records.status() == HandshakeStatus.NEED_WRAP;
        if (paused && !disconnecting || computing || stalled) {
            below.pauseProducing();
        } else {
            below.resumeProducing();
        }
    }

    private void guarded(String what, Action event) {
        try {
            event.run();
        } catch (Throwable e) {
            failed(what, e);
        }
    }

    private void failed(String what, Throwable error) {
        Failure failure = Failure.caught(error);
        Log.err(failure, "Unhandled Error in " + what + " of " + protocol.logPrefix() + ", which ends its connection:");
        abort(failure.value());
    }

    private void abort(Throwable why) {
        reason = reason.or(() -> Optional.of(Failure.of(why)));
        abortConnection();
    }

    /** TLS has failed: the other side is told why, then the connection ends. */
    private void broken(SSLException error) {
        reason = reason.or(() -> Optional.of(Failure.of(Explanation.of(error, session.isPresent()))));
        records.clear();
        try {
            sendRest();
        } catch (SSLException e) {
            Log.msg("{}: the TLS alert could not be sent: {}", protocol.logPrefix(), e.getMessage());
        }
        closeBelow();
        countdown.start(CLOSING, below::abortConnection);
    }

    @Override
    public void write(byte[] data) {
        if (data.length > 0 && acceptsWrites()) {
            written(ByteBuffer.wrap(data));
        }
    }

    @Override
    public void write(ByteBuffer data) {
        if (data.hasRemaining() && acceptsWrites()) {
            written(ByteBuffer.allocate(data.remaining()).put(data).flip());
        }
        data.position(data.limit());
    }

    private boolean acceptsWrites() {
        return !lost && !ended && !closing;
    }

    private void written(ByteBuffer data) {
        records.add(data);
        soon();
        production().written(records.plainBytes());
    }

    /** Many small writes make one record. */
    private void soon() {
        again = true;
        if (!pumping && !pumpAsked) {
            pumpAsked = true;
            loop.callLater(Duration.ZERO, () -> {
                pumpAsked = false;
                pump();
            });
        }
    }

    @Override
    public void loseConnection() {
        if (!lost && !disconnecting) {
            disconnecting = true;
            soon();
        }
    }

    @Override
    public void loseWriteConnection() {
        if (lost) {
            return;
        }
        throw new UnsupportedOperationException(
                "TLS cannot close one direction alone here: say in your protocol that it was all, or loseConnection");
    }

    @Override
    public void abortConnection() {
        if (!lost) {
            ended = true;
            countdown.stop();
            records.clear();
            below.abortConnection();
        }
    }

    @Override
    protected void producerLeft() {
        if (disconnecting) {
            soon();
        }
    }

    @Override
    public void pauseProducing() {
        paused = true;
        updateReading();
    }

    @Override
    public void resumeProducing() {
        paused = false;
        soon();
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
    public Optional<TlsSession> tls() {
        return session;
    }

    @Override
    Transport below() {
        return below;
    }
}
