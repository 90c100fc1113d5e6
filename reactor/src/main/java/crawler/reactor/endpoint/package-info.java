/**
 * Places to listen at and to connect to, as values and as text, with Deferreds for what becomes of it. Twisted's {@code
 * internet.endpoints}.
 *
 * <p>Read {@link crawler.reactor.endpoint.StreamServerEndpoint} and {@link
 * crawler.reactor.endpoint.StreamClientEndpoint} first, then {@link crawler.reactor.endpoint.Endpoints}, which makes them
 * of text such as {@code tcp:8080}.
 */
package crawler.reactor.endpoint;
