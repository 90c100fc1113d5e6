package crawler.reactor.net;

/**
 * A {@link Transport} as far as its producer goes; for those who write transports. To be used on the reactor thread.
 */
public abstract class ProducedTransport implements Transport {
    private final Production production = new Production();

    /** The producer, and the pace that it is held to. */
    public final Production production() {
        return production;
    }

    /** No producer writes any more: an end that waited for it may come. */
    protected abstract void producerLeft();

    @Override
    public final void registerProducer(PushProducer producer) {
        register(producer);
    }

    @Override
    public final void registerProducer(PullProducer producer) {
        register(producer);
        if (connected()) {
            producer.resumeProducing();
        }
    }

    private void register(Producer producer) {
        if (connected()) {
            production.register(producer);
        } else {
            producer.stopProducing();
        }
    }

    @Override
    public final void unregisterProducer() {
        production.unregister();
        producerLeft();
    }

    @Override
    public final void stopProducing() {
        loseConnection();
    }
}
