package crawler.reactor.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A certificate with its private key, which one shows to prove who one is. Twisted's {@code PrivateCertificate}.
 *
 * @param chain the certificate itself, then the one that issued it, and so on; the last one may be left out
 */
public record PrivateCertificate(PrivateKey key, List<X509Certificate> chain) {
    private static final char[] NO_PASSWORD = {};

    public PrivateCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a private certificate needs a certificate beside its key");
        }
    }

    /** One from a PEM file that holds both. */
    public static PrivateCertificate load(Path both) throws IOException {
        return load(both, both);
    }

    /** One from the PEM file of the certificates and that of the key. */
    public static PrivateCertificate load(Path certificates, Path key) throws IOException {
        return new PrivateCertificate(
                Pem.read(key).key(), Pem.read(certificates).certificates());
    }

    @Override
    public String toString() {
        return "PrivateCertificate of " + chain.get(0).getSubjectX500Principal();
    }

    /** Shows the one that fits the name that a client asks for, else the first. */
    static KeyManager[] managersOf(List<PrivateCertificate> certificates) {
        try {
            KeyStore store = emptyStore();
            for (int i = 0; i < certificates.size(); i++) {
                PrivateCertificate certificate = certificates.get(i);
                store.setKeyEntry(
                        "key " + i,
                        certificate.key(),
                        NO_PASSWORD,
                        certificate.chain().toArray(X509Certificate[]::new));
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance("NewSunX509"); // minds SNI
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(certificates + " cannot be used: " + e.getMessage(), e);
        }
    }

    static KeyStore storeOf(List<X509Certificate> authorities) throws GeneralSecurityException {
        KeyStore store = emptyStore();
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority " + i, authorities.get(i));
        }
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, NO_PASSWORD);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return store;
    }
}
