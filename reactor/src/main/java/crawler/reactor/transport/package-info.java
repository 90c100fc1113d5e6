/**
 * Connections and ports over the JDK's channels: how bytes get from a socket to a protocol and back.
 *
 * <p>Read {@link crawler.reactor.transport.Channels} (what a loop waits with) first, then {@code StreamConnection} with
 * its {@code Outgoing}, then {@code StreamPort} and {@code StreamConnector}; {@link crawler.reactor.transport.Tcp}
 * makes them; {@link crawler.reactor.transport.Unix} does for Unix sockets.
 */
package crawler.reactor.transport;
