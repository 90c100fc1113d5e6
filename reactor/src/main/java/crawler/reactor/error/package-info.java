/**
 * What goes wrong with connections, ports and datagrams; Twisted's {@code internet.error}, under its names.
 *
 * <p>Read {@link crawler.reactor.error.ConnectError} (no connection came about) and {@link
 * crawler.reactor.error.ConnectionClosed} (one has ended) first: every other one is a kind of these, or says that a
 * port could not be opened or a datagram not be sent.
 */
package crawler.reactor.error;
