package crawler.reactor.tls;

import crawler.reactor.address.Address;
import crawler.reactor.certificate.Contexts;
import crawler.reactor.certificate.PrivateCertificate;
import crawler.reactor.certificate.Trust;
import java.net.IDN;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What a client asks of TLS: by itself, a certificate that holds and is for the host. Immutable; to be shared by all
 * connections that ask for the same, which then resume each other's sessions. Twisted's {@code optionsForClientTLS}.
 */
public final class ClientTls implements TlsOptions {

    /** What is the same for all hosts. */
    private record Demands(
            boolean verified, List<PrivateCertificate> shown, List<String> protocols, Duration handshakeTimeout) {}

    private final SSLContext context;
    private final X509ExtendedTrustManager trust;
    private final Demands demands;
    private final Optional<String> host;

    private ClientTls(SSLContext context, X509ExtendedTrustManager trust, Demands demands, Optional<String> host) {
        this.context = context;
        this.trust = trust;
        this.demands = demands;
        this.host = host;
    }

    private static ClientTls of(X509ExtendedTrustManager trust, Demands demands, Optional<String> host) {
        return new ClientTls(Contexts.of(demands.shown(), trust), trust, demands, host);
    }

    /** Trusts the authorities that the JDK trusts, and checks for the name of the host that is connected to. */
    public static ClientTls verified() {
        return of(Trust.ofThePlatform(), new Demands(true, List.of(), List.of(), HANDSHAKE_TIMEOUT), Optional.empty());
    }

    /** {@link #verified()}, and checks for this name; for {@code startTLS}, which is not told a host. */
    public static ClientTls to(String host) {
        return verified().withHost(host);
    }

    /** Asks for this name (SNI) and checks that the certificate is for it, whatever host is connected to. */
    public ClientTls withHost(String name) {
        return new ClientTls(context, trust, demands, Optional.of(name));
    }

    /** {@link #withHost} unless there is one. */
    ClientTls orTo(String connected) {
        return host.isPresent() ? this : withHost(connected);
    }

    /** Trusts these certificates and what they issued, and nothing else. */
    public ClientTls trusting(List<X509Certificate> authorities) {
        return of(Trust.of(authorities), demands, host);
    }

    /** Trusts everybody, and checks no name: anybody in between can read along and change what is said. For tests. */
    public ClientTls unverified() {
        return of(
                Trust.inAnything(),
                new Demands(false, demands.shown(), demands.protocols(), demands.handshakeTimeout()),
                host);
    }

    /** Shows this certificate to a server that asks for one. */
    public ClientTls withCertificate(PrivateCertificate certificate) {
        return of(
                trust,
                new Demands(demands.verified(), List.of(certificate), demands.protocols(), demands.handshakeTimeout()),
                host);
    }

    /** Offers these protocols (ALPN), the best first. */
    public ClientTls speaking(String... names) {
        return new ClientTls(
                context,
                trust,
                new Demands(demands.verified(), demands.shown(), List.of(names), demands.handshakeTimeout()),
                host);
    }

    public ClientTls withHandshakeTimeout(Duration timeout) {
        return new ClientTls(
                context, trust, new Demands(demands.verified(), demands.shown(), demands.protocols(), timeout), host);
    }

    @Override
    public Duration handshakeTimeout() {
        return demands.handshakeTimeout();
    }

    /** @throws IllegalStateException when it is to be verified and no name is known to check for */
    @Override
    public SSLEngine engine() {
        if (demands.verified() && host.isEmpty()) {
            throw new IllegalStateException(
                    "no name is known that the certificate should be for: say it with withHost, or be unverified()");
        }
        SSLEngine engine = host.isPresent() ? context.createSSLEngine(host.get(), -1) : context.createSSLEngine();
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        if (demands.verified()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 6125, for any protocol
        }
        host.filter(name -> Address.parse(name).isEmpty())
                .ifPresent(name -> parameters.setServerNames(List.of(new SNIHostName(IDN.toASCII(name)))));
        parameters.setApplicationProtocols(demands.protocols().toArray(String[]::new));
        engine.setSSLParameters(parameters);
        return engine;
    }
}
