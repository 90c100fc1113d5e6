package crawler.reactor.transport;

import crawler.reactor.net.Producer;
import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;

/** The producer of a connection, if it has one, held to the pace at which the other side reads. */
public final class Production {
    /** A push producer is paused when more than this waits to be sent. */
    private static final int HIGH_WATER = 64 * 1024;

    private Producer producer;
    private boolean paused;

    public boolean active() {
        return producer != null;
    }

    public void register(Producer registered) {
        if (producer != null) {
            throw new IllegalStateException(
                    "a producer is registered already: " + producer + "; unregister it before " + registered);
        }
        producer = registered;
        paused = false;
    }

    public void unregister() {
        producer = null;
    }

    /** Something was written, so that this much waits now. */
    public void written(long waiting) {
        if (waiting > HIGH_WATER && !paused && producer instanceof PushProducer push) {
            paused = true;
            push.pauseProducing();
        }
    }

    /** All has been sent. */
    public void drained() {
        if (producer instanceof PullProducer || (producer != null && paused)) {
            paused = false;
            producer.resumeProducing();
        }
    }

    /** Nobody will read any more. */
    public void stop() {
        Producer stopped = producer;
        producer = null;
        if (stopped != null) {
            stopped.stopProducing();
        }
    }
}
