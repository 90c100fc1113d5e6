package crawler.reactor.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certificates of the tests, in {@code src/test/resources/tls}: an authority, and what it issued until 2120. Their
 * keys protect nothing.
 */
public final class Certificates {
    private Certificates() {}

    public static Path file(String name) {
        try {
            return Path.of(Certificates.class.getResource("/tls/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    public static PrivateCertificate privateCertificate(String name) {
        try {
            return PrivateCertificate.load(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<X509Certificate> authority() {
        try {
            return Pem.read(file("authority.pem")).certificates();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
