package crawler.reactor.tls;

import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.error.TlsError;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;

/** What is wrong when TLS fails, in words that help. */
final class Explanation {
    private static final String ALERT = "Received fatal alert: ";
    private static final Map<String, String> ALERTS = Map.of(
            "certificate_unknown", "it does not accept our certificate",
            "unknown_ca", "it does not know the authority that issued our certificate",
            "bad_certificate", "it does not accept our certificate, or wants one and was shown none",
            "certificate_expired", "our certificate has expired",
            "certificate_required", "it wants a certificate of ours: give one with withCertificate",
            "handshake_failure", "the two have no version or cipher suite in common, or it wants a certificate of ours",
            "protocol_version", "the two have no TLS version in common",
            "no_application_protocol", "the two have no application protocol (ALPN) in common",
            "unrecognized_name", "it has no certificate for the name that we asked for",
            "internal_error", "it failed; its own log knows more");

    private Explanation() {}

    static TlsError of(SSLException error, boolean afterHandshake) {
        String message = String.valueOf(error.getMessage());
        if (message.contains(ALERT)) {
            return new TlsError(alert(message.substring(message.indexOf(ALERT) + ALERT.length())), error);
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return new TlsError(String.valueOf(cause.getMessage()), error);
            }
        }
        String lower = message.toLowerCase(Locale.ROOT);
        if (!afterHandshake && (lower.contains("unsupported or unrecognized ssl") || lower.contains("plaintext"))) {
            return new TlsError("The other side does not speak TLS: what came is no TLS record.", error);
        }
        return new TlsError((afterHandshake ? "TLS broke: " : "The TLS handshake failed: ") + message, error);
    }

    /** The other side has said nothing, or not all. */
    static TlsError ofSilence(Duration patience) {
        return new TlsError("The other side did not finish the TLS handshake within " + patience.toSeconds()
                + " s. Does it speak TLS?");
    }

    /** What it means for TLS that the connection below has ended so, without a word. */
    static Failure ofEnd(Failure below, boolean afterHandshake) {
        if (!below.check(ConnectionDone.class)) {
            return below;
        }
        return Failure.of(
                afterHandshake
                        ? new ConnectionLost(
                                "The other side closed the connection without TLS's close_notify: what came"
                                        + " may be cut short.")
                        : new TlsError("The other side closed the connection in the middle of the TLS handshake."
                                + " Does it speak TLS, and does it want a certificate of ours?"));
    }

    private static String alert(String text) {
        String alert = text.strip();
        String meaning = ALERTS.get(alert);
        return "The other side ended TLS with the alert \"" + alert + "\""
                + (meaning == null ? "." : ": " + meaning + ".");
    }
}
