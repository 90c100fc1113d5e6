package crawler.reactor.net;

/** What takes bytes and tells their {@link Producer} how fast. To be used on the reactor thread. */
public interface Consumer {

    /** Takes bytes, in order. The array is the consumer's from now on and must not be changed. */
    void write(byte[] data);

    /**
     * Has {@code producer} paused and resumed as it writes. On a consumer that has ended, the producer is stopped.
     *
     * @throws IllegalStateException when there is one
     */
    void registerProducer(PushProducer producer);

    /** Has {@code producer} asked for a piece now and each time nothing waits to be sent. */
    void registerProducer(PullProducer producer);

    /** No producer writes any more. A {@code loseConnection} that waited for this goes on. */
    void unregisterProducer();
}
