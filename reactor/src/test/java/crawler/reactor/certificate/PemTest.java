package crawler.reactor.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

    @ParameterizedTest
    @CsvSource({"server.pem, RSA", "server-pkcs1.key, RSA", "elliptic.pem, EC", "edwards.pem, EdDSA", "client.pem, EC"})
    void keysOfAllKindsAreRead(String file, String kind) throws IOException {
        assertEquals(kind, Pem.read(Certificates.file(file)).key().getAlgorithm());
    }

    @Test
    void theSameKeyInBothFormsIsTheSame() throws IOException {
        assertEquals(
                Pem.read(Certificates.file("server.pem")).key(),
                Pem.read(Certificates.file("server-pkcs1.key")).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"server-encrypted.key", "server-encrypted-old.key"})
    void anEncryptedKeySaysHowToDecryptIt(String file) {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> Pem.read(Certificates.file(file)).key());
        assertTrue(error.getMessage().contains("openssl pkey -in"), error.getMessage());
    }

    @Test
    void aChainIsReadInOrder() throws IOException {
        Pem pem = Pem.of(Files.readString(Certificates.file("server.pem"))
                + "some words in between\n"
                + Files.readString(Certificates.file("authority.pem")));
        assertEquals(
                "[CN=localhost, CN=Test Authority]",
                pem.certificates().stream()
                        .map(certificate ->
                                certificate.getSubjectX500Principal().getName())
                        .toList()
                        .toString());
    }

    @Test
    void whatIsMissingIsNamed() {
        Pem empty = Pem.of("nothing here");
        assertTrue(assertThrows(IllegalArgumentException.class, empty::certificates)
                .getMessage()
                .contains("-----BEGIN CERTIFICATE-----"));
        assertTrue(assertThrows(IllegalArgumentException.class, empty::key)
                .getMessage()
                .contains("nothing in PEM"));
    }

    @Test
    void aDamagedKeyIsAnError() {
        Pem damaged = Pem.of("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        assertTrue(assertThrows(IllegalArgumentException.class, damaged::key)
                .getMessage()
                .contains("damaged"));
        Pem cut = Pem.of("-----BEGIN EC PRIVATE KEY-----\nMIGk\n-----END EC PRIVATE KEY-----");
        assertThrows(IllegalArgumentException.class, cut::key);
    }
}
