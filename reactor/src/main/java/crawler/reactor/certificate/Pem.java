package crawler.reactor.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in PEM (RFC 7468): certificates, keys, or both, as {@code openssl} writes them. Keys may be PKCS#8, PKCS#1 (RSA)
 * or SEC 1 (EC), and must not be encrypted.
 */
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final Set<String> CERTIFICATES = Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");
    private static final List<String> KEY_KINDS = List.of("RSA", "EC", "Ed25519", "Ed448", "RSASSA-PSS", "DSA");

    private record Block(String label, String text) {
        byte[] bytes() {
            return Base64.getMimeDecoder().decode(text);
        }
    }

    private final String source;
    private final List<Block> blocks = new ArrayList<>();

    private Pem(String source, String text) {
        this.source = source;
        Matcher found = BLOCK.matcher(text);
        while (found.find()) {
            blocks.add(new Block(found.group(1), found.group(2)));
        }
    }

    /** What a file holds. */
    public static Pem read(Path file) throws IOException {
        return new Pem(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    /** What is written in {@code text}. */
    public static Pem of(String text) {
        return new Pem("the text", text);
    }

    /** All certificates, in order. @throws IllegalArgumentException when there is none, or one cannot be read */
    public List<X509Certificate> certificates() {
        List<X509Certificate> found = blocks.stream()
                .filter(block -> CERTIFICATES.contains(block.label()))
                .map(this::certificate)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(source
                    + " holds no certificate, which begins with -----BEGIN CERTIFICATE-----; it holds " + labels());
        }
        return found;
    }

    private X509Certificate certificate(Block block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.bytes()));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate in " + source + " is damaged: " + e.getMessage(), e);
        }
    }

    /** The first private key. @throws IllegalArgumentException when there is none, or it cannot be read */
    public PrivateKey key() {
        Block block = blocks.stream()
                .filter(each -> each.label().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        source + " holds no private key, which begins with -----BEGIN PRIVATE KEY-----; it holds "
                                + labels()));
        if (block.label().startsWith("ENCRYPTED") || block.text().contains("ENCRYPTED")) {
            throw new IllegalArgumentException("the key in " + source
                    + " is encrypted; decrypt it with: openssl pkey -in " + source + " -out plain.pem");
        }
        return switch (block.label()) {
            case "PRIVATE KEY" -> key(block.bytes());
            case "RSA PRIVATE KEY" -> key(Der.pkcs8OfRsa(block.bytes()));
            case "EC PRIVATE KEY" -> key(Der.pkcs8OfEc(block.bytes()).orElseThrow(() -> unreadable(block.label())));
            default -> throw unreadable(block.label());
        };
    }

    private IllegalArgumentException unreadable(String label) {
        return new IllegalArgumentException("a key of the kind \"" + label + "\" as in " + source
                + " cannot be read; make PKCS#8 of it with: openssl pkey -in " + source + " -out pkcs8.pem");
    }

    private PrivateKey key(byte[] pkcs8) {
        for (String kind : KEY_KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException e) { // of another kind
                continue;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the JDK knows no keys of the kind " + kind, e);
            }
        }
        throw new IllegalArgumentException(
                "the key in " + source + " is damaged, or of none of the kinds " + KEY_KINDS);
    }

    private String labels() {
        return blocks.isEmpty()
                ? "nothing in PEM"
                : blocks.stream().map(Block::label).toList().toString();
    }
}
