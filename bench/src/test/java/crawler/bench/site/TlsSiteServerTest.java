package crawler.bench.site;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;

/** The same by https, with a certificate made for the run. */
class TlsSiteServerTest extends SiteServerTest {
    private static Certificate certificate;

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        certificate = Certificate.make();
    }

    @Override
    Optional<SSLContext> tls() throws IOException {
        try {
            return Optional.of(certificate.context());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    Socket connect(int port) throws IOException {
        try {
            return trusting().getSocketFactory().createSocket("127.0.0.1", port);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static SSLContext trusting() throws IOException, GeneralSecurityException {
        String password = certificate.trust().get("javax.net.ssl.trustStorePassword");
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(certificate.keyStore().toFile(), password.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
