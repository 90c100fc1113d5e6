package crawler.conformance.wire;

import crawler.reactor.net.PushProducer;
import crawler.reactor.net.Transport;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/** Writes n bytes, byte k being k mod 251, as fast as the other side reads. */
final class PatternProducer implements PushProducer {
    private static final int MODULUS = 251;
    /** A whole number of patterns, so that every piece but the last is the same one. */
    private static final byte[] PIECE = piece();

    private final Transport transport;
    private final Consumer<ByteBuffer> watcher;
    private final Runnable whenDone;
    private long left;
    private boolean paused;
    private boolean producing;

    private PatternProducer(Transport transport, long bytes, Consumer<ByteBuffer> watcher, Runnable whenDone) {
        this.transport = transport;
        this.left = bytes;
        this.watcher = watcher;
        this.whenDone = whenDone;
    }

    /** Begins to write. @param watcher sees what is written */
    static void begin(Transport transport, long bytes, Consumer<ByteBuffer> watcher, Runnable whenDone) {
        PatternProducer producer = new PatternProducer(transport, bytes, watcher, whenDone);
        transport.registerProducer(producer);
        producer.resumeProducing();
    }

    private static byte[] piece() {
        byte[] piece = new byte[MODULUS * 256];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (byte) (i % MODULUS);
        }
        return piece;
    }

    @Override
    public void resumeProducing() {
        paused = false;
        if (producing) {
            return;
        }
        producing = true;
        while (!paused && left > 0) {
            byte[] next = left >= PIECE.length ? PIECE : Arrays.copyOf(PIECE, (int) left);
            left -= next.length;
            watcher.accept(ByteBuffer.wrap(next));
            transport.write(next);
        }
        producing = false;
        if (left == 0) {
            left = -1;
            transport.unregisterProducer();
            whenDone.run();
        }
    }

    @Override
    public void pauseProducing() {
        paused = true;
    }

    @Override
    public void stopProducing() {
        paused = true;
        left = -1;
    }
}
