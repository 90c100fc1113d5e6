/**
 * Protocols to build on, and the smallest whole ones. Twisted's {@code protocols.basic} and {@code protocols.wire}.
 *
 * <p>Read {@link crawler.reactor.protocol.LineReceiver} (lines, and raw bytes between them) and {@link
 * crawler.reactor.protocol.Int16StringReceiver} (messages behind their length) first: both stand on {@code Receiver},
 * which holds what has come and was not taken yet. Then {@link crawler.reactor.protocol.Timeout}, which any protocol may
 * have one of, and {@link crawler.reactor.protocol.Echo} with its like.
 */
package crawler.reactor.protocol;
