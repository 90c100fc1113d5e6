package crawler.bench.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The server's key for 127.0.0.1, made anew for a comparison, and trusted by the JVMs that take part.
 *
 * @param keyStore PKCS #12, gone when this process ends
 */
public record Certificate(Path keyStore) {
    private static final String PASSWORD = "changeit"; // the store lives as long as one comparison
    private static final String[] OPTIONS =
            "-alias bench -keyalg EC -validity 2 -dname CN=127.0.0.1 -ext san=ip:127.0.0.1".split(" ");

    /** Made by the JDK's keytool. */
    public static Certificate make() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench-tls");
        folder.toFile().deleteOnExit();
        Path store = folder.resolve("key.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        ProcessBuilder command =
                new ProcessBuilder(keytool, "-genkeypair", "-keystore", store.toString(), "-storepass", PASSWORD);
        command.command().addAll(List.of(OPTIONS));
        Process process = command.redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("keytool made no key for --tls: " + said);
            }
        }
        store.toFile().deleteOnExit();
        return new Certificate(store);
    }

    /** What {@link Serve} speaks TLS with. */
    SSLContext context() throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(keyStore.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Properties of a JVM that is to trust this certificate, and no other. */
    public Map<String, String> trust() {
        return Map.of("javax.net.ssl.trustStore", keyStore.toString(), "javax.net.ssl.trustStorePassword", PASSWORD);
    }
}
