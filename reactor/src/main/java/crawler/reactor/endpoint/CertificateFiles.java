package crawler.reactor.endpoint;

import crawler.reactor.certificate.Pem;
import crawler.reactor.certificate.PrivateCertificate;
import crawler.reactor.tls.ClientTls;
import crawler.reactor.tls.ServerTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The PEM files that a description names. */
record CertificateFiles(
        Optional<Path> certificate, Optional<Path> key, Optional<Path> moreOfTheChain, Optional<Path> trusted) {

    static CertificateFiles ofServer(Description description) {
        Path key = description.file("privateKey").orElse(Path.of("server.pem"));
        return new CertificateFiles(
                Optional.of(description.file("certKey").orElse(key)),
                Optional.of(key),
                description.file("extraCertChain"),
                Optional.empty());
    }

    static CertificateFiles ofClient(Description description) {
        Optional<Path> certificate = description.file("certificate").or(() -> description.file("certKey"));
        Optional<Path> key = description.file("privateKey");
        return new CertificateFiles(
                certificate.or(() -> key),
                key.or(() -> certificate),
                Optional.empty(),
                description.file("trustRoots").or(() -> description.file("caCertsDir")));
    }

    ServerTls server() {
        return ServerTls.with(shown());
    }

    ClientTls client() {
        ClientTls tls = ClientTls.verified();
        if (trusted.isPresent()) {
            tls = tls.trusting(certificatesIn(trusted.get()));
        }
        return certificate.isPresent() ? tls.withCertificate(shown()) : tls;
    }

    private PrivateCertificate shown() {
        try {
            List<X509Certificate> chain =
                    new ArrayList<>(Pem.read(certificate.orElseThrow()).certificates());
            if (moreOfTheChain.isPresent()) {
                chain.addAll(Pem.read(moreOfTheChain.get()).certificates());
            }
            return new PrivateCertificate(Pem.read(key.orElseThrow()).key(), chain);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Those of a file, or of all PEM files in a folder. */
    private static List<X509Certificate> certificatesIn(Path place) {
        try {
            if (!Files.isDirectory(place)) {
                return Pem.read(place).certificates();
            }
            List<X509Certificate> found = new ArrayList<>();
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".pem"))
                        .sorted()
                        .toList()) {
                    found.addAll(Pem.read(file).certificates());
                }
            }
            return found;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException error) {
        return new UncheckedIOException("a PEM file cannot be read: " + error, error);
    }
}
