package crawler.reactor.certificate;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Makes the JDK's contexts, which hold what many connections share: certificates, and sessions to be resumed. */
public final class Contexts {
    private Contexts() {}

    /**
     * A context of its own.
     *
     * @param shown what is shown to the other side; may be empty
     * @param trust judges what the other side shows
     */
    public static SSLContext of(List<PrivateCertificate> shown, TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    shown.isEmpty() ? null : PrivateCertificate.managersOf(shown), new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no TLS: " + e.getMessage(), e);
        }
    }
}
