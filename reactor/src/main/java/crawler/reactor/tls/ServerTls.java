package crawler.reactor.tls;

import crawler.reactor.certificate.Contexts;
import crawler.reactor.certificate.PrivateCertificate;
import crawler.reactor.certificate.Trust;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** What a server asks of TLS. Immutable; to be shared by all connections. Twisted's {@code CertificateOptions}. */
public final class ServerTls implements TlsOptions {
    private final List<PrivateCertificate> certificates;
    private final List<X509Certificate> clientsOf;
    private final List<String> protocols;
    private final Duration handshakeTimeout;
    private final SSLContext context;

    private ServerTls(
            List<PrivateCertificate> certificates,
            List<X509Certificate> clientsOf,
            List<String> protocols,
            Duration handshakeTimeout) {
        this.certificates = certificates;
        this.clientsOf = clientsOf;
        this.protocols = protocols;
        this.handshakeTimeout = handshakeTimeout;
        this.context = Contexts.of(certificates, Trust.of(clientsOf));
    }

    /** Shows these certificates: each client the one for the name that it asks for (SNI), else the first. */
    public static ServerTls with(PrivateCertificate first, PrivateCertificate... more) {
        return new ServerTls(
                Stream.concat(Stream.of(first), Stream.of(more)).toList(), List.of(), List.of(), HANDSHAKE_TIMEOUT);
    }

    /** Wants a certificate of each client, issued by one of these. */
    public ServerTls requiringClientsOf(List<X509Certificate> authorities) {
        return new ServerTls(certificates, List.copyOf(authorities), protocols, handshakeTimeout);
    }

    /** Speaks these protocols (ALPN), the first one that the client knows, too; with a client that names none, none. */
    public ServerTls speaking(String... names) {
        return new ServerTls(certificates, clientsOf, List.of(names), handshakeTimeout);
    }

    public ServerTls withHandshakeTimeout(Duration timeout) {
        return new ServerTls(certificates, clientsOf, protocols, timeout);
    }

    @Override
    public Duration handshakeTimeout() {
        return handshakeTimeout;
    }

    @Override
    public SSLEngine engine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setUseCipherSuitesOrder(true);
        parameters.setNeedClientAuth(!clientsOf.isEmpty());
        parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        engine.setSSLParameters(parameters);
        return engine;
    }
}
