package crawler.reactor.net;

/** A source of bytes for a {@link Consumer}. Called on the reactor thread. */
public sealed interface Producer permits PushProducer, PullProducer {

    /** Produce: once more for a {@link PullProducer}, from now on for a {@link PushProducer}. */
    void resumeProducing();

    /** Nobody will read any more: let go of what is held. */
    void stopProducing();
}
