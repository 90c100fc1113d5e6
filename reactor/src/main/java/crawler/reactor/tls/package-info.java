/**
 * TLS, as a filter between a transport and a protocol. Twisted's {@code protocols.tls} and {@code internet.ssl}.
 *
 * <p>Read {@link crawler.reactor.tls.ClientTls} and {@link crawler.reactor.tls.ServerTls} first (what is asked for), then
 * {@link crawler.reactor.tls.TlsTransport} (what a protocol is handed); {@code TlsConnection} does the work, with the
 * JDK's {@code SSLEngine}.
 */
package crawler.reactor.tls;
