package crawler.reactor.net;

/** A {@link Producer} that produces by itself until it is told to pause. Twisted's {@code IPushProducer}. */
public non-sealed interface PushProducer extends Producer {

    /** Too much waits to be sent: stop until {@link #resumeProducing()}. May be called inside a {@code write}. */
    void pauseProducing();
}
