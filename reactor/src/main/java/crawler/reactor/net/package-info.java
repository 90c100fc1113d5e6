/**
 * The words of networking: what those write who speak a protocol, and what they are handed. Twisted's {@code
 * internet.protocol} and {@code internet.interfaces}.
 *
 * <p>Read {@link crawler.reactor.net.Protocol} (one connection), {@link crawler.reactor.net.Transport} (what it writes
 * to) and {@link crawler.reactor.net.Factory} (what all connections share) first; then {@link
 * crawler.reactor.net.ReactorTcp}, which opens ports and connections.
 */
package crawler.reactor.net;
