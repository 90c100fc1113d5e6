package crawler.reactor.certificate;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Decides as the JDK does whether a certificate holds, and says in words that help why one does not. */
public final class Trust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;

    private Trust(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /** Trusts the authorities that the JDK trusts. */
    public static X509ExtendedTrustManager ofThePlatform() {
        try {
            return from(null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK's trusted certificates (cacerts) cannot be read", e);
        }
    }

    /** Trusts these and what they issued, and nothing else. */
    public static X509ExtendedTrustManager of(List<X509Certificate> authorities) {
        try {
            return from(PrivateCertificate.storeOf(authorities));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("these certificates cannot be trusted: " + e.getMessage(), e);
        }
    }

    /** Trusts whatever is shown. */
    public static X509ExtendedTrustManager inAnything() {
        return new Unverified();
    }

    private static X509ExtendedTrustManager from(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .<X509ExtendedTrustManager>map(Trust::new)
                .orElseThrow(() -> new GeneralSecurityException("the JDK has no judge of certificates"));
    }

    private interface Check {
        void run() throws CertificateException;
    }

    private static void explained(X509Certificate[] chain, SSLEngine engine, Check check) throws CertificateException {
        try {
            check.run();
        } catch (CertificateException e) {
            throw new CertificateException(why(chain[0], engine, e), e);
        }
    }

    private static String why(X509Certificate certificate, SSLEngine engine, CertificateException error) {
        String whose =
                "The certificate of \"" + certificate.getSubjectX500Principal().getName() + "\" ";
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return whose + "has expired: " + cause.getMessage() + ".";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return whose + "is not valid yet: " + cause.getMessage() + ". Is this machine's clock right?";
            }
        }
        String message = String.valueOf(error.getMessage());
        if (message.startsWith("No subject alternative") || message.startsWith("No name matching")) {
            return whose + "is not for \"" + engine.getPeerHost() + "\" but for " + names(certificate)
                    + ". Is it the right server? (withHost checks for another name.)";
        }
        if (message.contains("unable to find valid certification path") || message.contains("trust anchor")) {
            return whose + "is not trusted: no known authority is behind \""
                    + certificate.getIssuerX500Principal().getName()
                    + "\", which issued it. If it is yours, trust it with trusting(...).";
        }
        return whose + "does not hold: " + message;
    }

    private static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? "no name at all (it has no subjectAltName)"
                    : names.stream()
                            .map(name -> String.valueOf(name.get(1)))
                            .toList()
                            .toString();
        } catch (CertificateParsingException e) { // it is no good anyway
            return "unreadable names";
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        explained(chain, engine, () -> judge.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        explained(chain, engine, () -> judge.checkClientTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        judge.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        judge.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        judge.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        judge.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
