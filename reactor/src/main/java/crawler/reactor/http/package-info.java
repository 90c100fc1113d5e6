/**
 * A client for HTTP/1.1 on the reactor: no thread waits for an answer. Twisted's {@code web.client.Agent} with its pool of
 * connections.
 *
 * <p>Read {@link crawler.reactor.http.HttpClient} and {@link crawler.reactor.http.ResponseReceiver} first, then {@code
 * HttpConnection} with {@code Framing}, which know where an answer begins and ends (RFC 9112), and {@code IdleConnections}.
 */
package crawler.reactor.http;
