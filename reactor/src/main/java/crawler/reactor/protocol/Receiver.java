package crawler.reactor.protocol;

import crawler.reactor.net.Protocol;
import crawler.reactor.net.PushProducer;
import java.nio.ByteBuffer;

/**
 * A protocol that takes messages out of what comes, one after the other. Between two of them it may be paused, and it
 * takes none any more when its connection was told to end. What comes while a message is handled waits its turn.
 */
abstract class Receiver extends Protocol implements PushProducer {
    private final Arrivals arrivals = new Arrivals();
    private boolean busy;
    private boolean paused;

    /** Takes something out of {@code source}, at least a byte; it may hold less or more than a message. */
    abstract void take(ByteBuffer source);

    @Override
    public void dataReceived(ByteBuffer data) {
        if (busy) {
            arrivals.add(data);
            return;
        }
        busy = true;
        try {
            arrivals.arrive(data);
            while (!paused && !arrivals.isEmpty() && !transport().disconnecting()) {
                take(arrivals.next());
            }
        } finally {
            busy = false;
            arrivals.eventEnds();
        }
    }

    @Override
    public void dataReceived(byte[] data) {
        dataReceived(ByteBuffer.wrap(data));
    }

    /** Takes all that has come. */
    byte[] takeArrivals() {
        return arrivals.takeAll();
    }

    /** Takes no message any more until {@link #resumeProducing()}, not even out of what has come already. */
    @Override
    public void pauseProducing() {
        paused = true;
        transport().pauseProducing();
    }

    @Override
    public void resumeProducing() {
        paused = false;
        transport().resumeProducing();
        dataReceived(new byte[0]);
    }

    @Override
    public void stopProducing() {
        paused = true;
        transport().stopProducing();
    }
}
