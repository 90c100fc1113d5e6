package crawler.reactor.net;

/**
 * The producer of a transport, if it has one, held to the pace at which the other side reads; for those who write
 * transports. To be used on the reactor thread.
 */
public final class Production {
    /** A push producer is paused when more than this waits to be sent. */
    private static final int HIGH_WATER = 64 * 1024;

    private Producer producer;
    private boolean paused;

    /** Whether somebody produces. */
    public boolean active() {
        return producer != null;
    }

    /** Has {@code registered} produce from now on. @throws IllegalStateException when another one does */
    public void register(Producer registered) {
        if (producer != null) {
            throw new IllegalStateException(
                    "a producer is registered already: " + producer + "; unregister it before " + registered);
        }
        producer = registered;
        paused = false;
    }

    /** Nobody produces any more. */
    public void unregister() {
        producer = null;
    }

    /** Something was written, so that this many bytes wait now. */
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

    /** Hands the producer over to another transport, which carries the connection from now on. */
    public void moveTo(Production other) {
        other.producer = producer;
        other.paused = paused;
        producer = null;
    }
}
