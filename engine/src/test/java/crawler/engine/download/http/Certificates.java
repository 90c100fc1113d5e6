package crawler.engine.download.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates of servers and clients that tests make up. */
final class Certificates {
    static final Path FOLDER = Path.of("src/test/resources/tls");
    private static final char[] PASSWORD = "secret".toCharArray();
    private static final SSLContext SERVER = server();

    private Certificates() {}

    private static KeyStore store(String name) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(FOLDER.resolve(name))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            return store;
        }
    }

    /** Of a server for {@code localhost} that knows the client {@code crawler}. */
    static SSLContext server() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store("server.p12"), PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore clients = KeyStore.getInstance(KeyStore.getDefaultType());
            clients.load(null, null);
            clients.setCertificateEntry("client", store("client.p12").getCertificate("client"));
            trust.init(clients);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the certificates of the tests cannot be read", e);
        }
    }

    /** This connection with TLS on it, of which closing it does not close what is below. */
    static SSLSocket accept(Socket raw) throws IOException {
        SSLSocket connection =
                (SSLSocket) SERVER.getSocketFactory().createSocket(raw, "localhost", raw.getPort(), false);
        connection.setUseClientMode(false);
        return connection;
    }
}
