package crawler.engine.download.http;

import crawler.engine.download.net.Tls;
import crawler.settings.Settings;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of each new encrypted connection how it is encrypted and for whom, when a setting asks for it. For any thread. */
final class TlsLog {
    private static final Logger LOG = LoggerFactory.getLogger(TlsLog.class);

    private final boolean on;

    TlsLog(Settings settings) {
        on = settings.get(Tls.DOWNLOADER_CLIENT_TLS_VERBOSE_LOGGING);
    }

    void connected(SSLSession session) {
        if (!on || !LOG.isDebugEnabled()) {
            return;
        }
        LOG.debug(
                "SSL connection to {} using protocol {}, cipher {}",
                session.getPeerHost(),
                session.getProtocol(),
                session.getCipherSuite());
        for (X509Certificate certificate : certificates(session)) {
            LOG.debug(
                    "SSL connection certificate: issuer \"{}\", subject \"{}\", valid from {} to {}",
                    certificate.getIssuerX500Principal(),
                    certificate.getSubjectX500Principal(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
        }
    }

    /** Those that the server has shown, its own first; none when it has shown none. */
    static List<X509Certificate> certificates(SSLSession session) {
        try {
            return Stream.of(session.getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }
}
