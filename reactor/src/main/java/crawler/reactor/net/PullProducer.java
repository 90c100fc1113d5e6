package crawler.reactor.net;

/** A {@link Producer} that produces one piece each time it is asked. Twisted's {@code IPullProducer}. */
public non-sealed interface PullProducer extends Producer {}
