package crawler.reactor.net;

/** A {@link Factory} for the connections that come in at a port. */
public abstract class ServerFactory extends Factory {}
