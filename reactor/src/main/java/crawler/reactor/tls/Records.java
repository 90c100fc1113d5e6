package crawler.reactor.tls;

import crawler.reactor.net.Transport;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** Plain bytes into TLS records and back, one record at a time, with what waits on either side. */
final class Records {
    private static final int GATHERED = 16;
    private static final ByteBuffer[] NOTHING = {ByteBuffer.allocate(0)};

    private final SSLEngine engine;
    private final Packets packets;
    private final ArrayDeque<ByteBuffer> plain = new ArrayDeque<>(2);
    private long plainBytes;
    private ByteBuffer incoming = NOTHING[0];
    private boolean finished;

    Records(SSLEngine engine, Packets packets) {
        this.engine = engine;
        this.packets = packets;
    }

    HandshakeStatus status() {
        return engine.getHandshakeStatus();
    }

    /** Takes bytes over that are to be sent. */
    void add(ByteBuffer data) {
        plainBytes += data.remaining();
        plain.addLast(data);
    }

    /** How many bytes wait to be sent. */
    long plainBytes() {
        return plainBytes;
    }

    void clear() {
        plain.clear();
        plainBytes = 0;
    }

    /** Whether a handshake, the first or a later one, has ended since this was last asked. */
    boolean hasFinished() {
        boolean has = finished;
        finished = false;
        return has;
    }

    /** Writes the next record to {@code transport}. @return whether there was one */
    boolean send(Transport transport) throws SSLException {
        int size = engine.getSession().getPacketBufferSize();
        while (true) {
            ByteBuffer packet = packets.take(size);
            try {
                SSLEngineResult result = wrap(packet);
                if (result.getStatus() != Status.BUFFER_OVERFLOW) {
                    transport.write(packet.flip());
                    return result.bytesProduced() > 0;
                }
                size = Math.max(2 * size, engine.getSession().getPacketBufferSize());
            } finally {
                packets.giveBack(packet);
            }
        }
    }

    private SSLEngineResult wrap(ByteBuffer packet) throws SSLException {
        SSLEngineResult result = engine.wrap(plain.isEmpty() ? NOTHING : some(), packet);
        plainBytes -= result.bytesConsumed();
        while (!plain.isEmpty() && !plain.peekFirst().hasRemaining()) {
            plain.removeFirst();
        }
        noteEnd(result);
        return result;
    }

    private ByteBuffer[] some() {
        ByteBuffer[] some = new ByteBuffer[Math.min(plain.size(), GATHERED)];
        Iterator<ByteBuffer> pieces = plain.iterator();
        for (int i = 0; i < some.length; i++) {
            some[i] = pieces.next();
        }
        return some;
    }

    private void noteEnd(SSLEngineResult result) {
        finished |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
    }

    /** Bytes have come; {@link #keep()} must be called before their buffer is used for something else. */
    void received(ByteBuffer data) {
        if (!incoming.hasRemaining()) {
            incoming = data;
            return;
        }
        ByteBuffer both = ByteBuffer.allocate(incoming.remaining() + data.remaining());
        incoming = both.put(incoming).put(data).flip();
    }

    /** Copies what was not handled: a part of a record, or what comes while nobody reads. */
    void keep() {
        incoming = incoming.hasRemaining()
                ? ByteBuffer.allocate(incoming.remaining()).put(incoming).flip()
                : NOTHING[0];
    }

    boolean hasIncoming() {
        return incoming.hasRemaining();
    }

    /**
     * Opens the next record and hands what was in it to {@code reader}.
     *
     * @return whether there was one that is whole
     */
    boolean receive(Consumer<ByteBuffer> reader) throws SSLException {
        int size = engine.getSession().getApplicationBufferSize();
        while (true) {
            ByteBuffer opened = packets.take(size);
            try {
                SSLEngineResult result = engine.unwrap(incoming, opened);
                noteEnd(result);
                if (result.getStatus() != Status.BUFFER_OVERFLOW) {
                    if (result.bytesProduced() > 0) {
                        reader.accept(opened.flip());
                    }
                    return result.getStatus() == Status.OK
                            && (result.bytesConsumed() > 0 || result.bytesProduced() > 0);
                }
                size = Math.max(2 * size, engine.getSession().getApplicationBufferSize());
            } finally {
                packets.giveBack(opened);
            }
        }
    }

    /** Whether the other side has said that it will send no more. */
    boolean inboundDone() {
        return engine.isInboundDone();
    }

    /** Whether this side has said so, and the record that says it was sent. */
    boolean outboundDone() {
        return engine.isOutboundDone();
    }

    /** Has the next records say that no more will come. */
    void closeOutbound() {
        clear();
        engine.closeOutbound();
    }

    void begin() throws SSLException {
        engine.beginHandshake();
    }

    /** What is to be computed before the handshake can go on; on any thread, while nothing else here is called. */
    void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    TlsSession session() {
        return TlsSession.of(engine);
    }
}
