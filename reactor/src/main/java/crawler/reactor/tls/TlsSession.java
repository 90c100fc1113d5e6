package crawler.reactor.tls;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * What the two sides of a TLS connection have agreed on.
 *
 * @param version such as {@code TLSv1.3}
 * @param applicationProtocol what will be spoken, when both sides named it (ALPN, RFC 7301)
 * @param peerCertificates the other side's, its own first; none when it showed none
 */
public record TlsSession(
        String version,
        String cipherSuite,
        Optional<String> applicationProtocol,
        List<X509Certificate> peerCertificates) {

    public TlsSession {
        peerCertificates = List.copyOf(peerCertificates);
    }

    static TlsSession of(SSLEngine engine) {
        SSLSession session = engine.getSession();
        return new TlsSession(
                session.getProtocol(),
                session.getCipherSuite(),
                Optional.ofNullable(engine.getApplicationProtocol()).filter(name -> !name.isEmpty()),
                certificates(session));
    }

    private static List<X509Certificate> certificates(SSLSession session) {
        Certificate[] shown;
        try {
            shown = session.getPeerCertificates();
        } catch (SSLPeerUnverifiedException e) { // it showed none
            return List.of();
        }
        return Stream.of(shown).map(X509Certificate.class::cast).toList();
    }
}
