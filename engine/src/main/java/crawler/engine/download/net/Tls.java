package crawler.engine.download.net;

import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.CipherSuite;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;

/** How connections are encrypted, and whom they trust. */
public final class Tls {
    public static final Setting<Boolean> DOWNLOAD_VERIFY_CERTIFICATES = Setting.ofBoolean(
                    "DOWNLOAD_VERIFY_CERTIFICATES", true)
            .doc("Whether servers must have a certificate for their name that is trusted.");
    public static final Setting<Optional<String>> DOWNLOAD_TRUSTED_CERTIFICATES = Setting.ofOptional(
                    "DOWNLOAD_TRUSTED_CERTIFICATES")
            .doc("A file of certificates (PEM) that are trusted beside the platform's.");
    public static final Setting<Optional<String>> DOWNLOAD_CLIENT_CERTIFICATE = Setting.ofOptional(
                    "DOWNLOAD_CLIENT_CERTIFICATE")
            .doc("A file (PKCS #12) with the key and certificate by which this side shows who it is.");
    public static final Setting<Optional<String>> DOWNLOAD_CLIENT_CERTIFICATE_PASSWORD =
            Setting.ofOptional("DOWNLOAD_CLIENT_CERTIFICATE_PASSWORD").doc("The password of that file.");
    public static final Setting<Optional<String>> DOWNLOAD_TLS_MIN_VERSION = Setting.ofOptional(
                    "DOWNLOAD_TLS_MIN_VERSION")
            .doc("The oldest version of TLS that is spoken, such as TLSv1.2, which it is when this is not set.");
    public static final Setting<Optional<String>> DOWNLOAD_TLS_MAX_VERSION = Setting.ofOptional(
                    "DOWNLOAD_TLS_MAX_VERSION")
            .doc("The newest version of TLS that is spoken; the newest there is when this is not set.");
    public static final Setting<String> DOWNLOADER_CLIENT_TLS_CIPHERS = Setting.ofString(
                    "DOWNLOADER_CLIENT_TLS_CIPHERS", "DEFAULT")
            .doc("The cipher suites by their Java names, separated by colons; DEFAULT for those of browsers.");

    public static final Setting<Boolean> DOWNLOADER_CLIENT_TLS_VERBOSE_LOGGING = Setting.ofBoolean(
                    "DOWNLOADER_CLIENT_TLS_VERBOSE_LOGGING", false)
            .doc(
                    "Whether each new encrypted connection is told of at DEBUG: its version, its cipher suite, the server's"
                            + " certificates.");

    private static final List<TlsVersion> OLDEST_FIRST =
            List.of(TlsVersion.TLS_1_0, TlsVersion.TLS_1_1, TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);

    private final Settings settings;

    public Tls(Settings settings) {
        this.settings = settings;
        versions(); // a mistake shows at once
    }

    /**
     * Has a client encrypt so.
     *
     * @throws SettingException when a file cannot be read, or holds something else
     */
    public void configure(OkHttpClient.Builder client) {
        client.connectionSpecs(List.of(spec(), ConnectionSpec.CLEARTEXT));
        boolean verify = settings.get(DOWNLOAD_VERIFY_CERTIFICATES);
        boolean own = settings.get(DOWNLOAD_CLIENT_CERTIFICATE).isPresent()
                || settings.get(DOWNLOAD_TRUSTED_CERTIFICATES).isPresent();
        if (!verify || own) {
            X509TrustManager trust = trust();
            client.sslSocketFactory(context(trust).getSocketFactory(), trust);
        }
        if (!verify) {
            client.hostnameVerifier((host, session) -> true);
        }
    }

    /** Whom connections trust. */
    public X509TrustManager trust() {
        return settings.get(DOWNLOAD_VERIFY_CERTIFICATES) ? trusted() : new TrustAll();
    }

    private ConnectionSpec spec() {
        ConnectionSpec.Builder spec = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS).tlsVersions(versions());
        String ciphers = settings.get(DOWNLOADER_CLIENT_TLS_CIPHERS);
        if (!ciphers.equals("DEFAULT")) {
            spec.cipherSuites(List.of(ciphers.split("[:,]")).stream()
                    .map(CipherSuite::forJavaName)
                    .toArray(CipherSuite[]::new));
        } else if (settings.get(DOWNLOAD_TLS_MIN_VERSION).isPresent()) {
            spec.allEnabledCipherSuites(); // the old versions know none of the modern ones
        }
        return spec.build();
    }

    private TlsVersion[] versions() {
        int least = index(DOWNLOAD_TLS_MIN_VERSION, 2);
        int most = index(DOWNLOAD_TLS_MAX_VERSION, OLDEST_FIRST.size() - 1);
        if (least > most) {
            throw new SettingException("DOWNLOAD_TLS_MIN_VERSION is above DOWNLOAD_TLS_MAX_VERSION");
        }
        return OLDEST_FIRST.subList(least, most + 1).toArray(TlsVersion[]::new);
    }

    private int index(Setting<Optional<String>> key, int otherwise) {
        Optional<String> name = settings.get(key);
        if (name.isEmpty()) {
            return otherwise;
        }
        String number = name.get().replaceFirst("(?i)^TLS[ _]?v?", "").replace('_', '.');
        int index = List.of("1.0", "1.1", "1.2", "1.3").indexOf(number.equals("1") ? "1.0" : number);
        if (index < 0) {
            throw new SettingException(
                    key.name() + ": there is no TLS version \"" + name.get() + "\"; use TLSv1.2 or TLSv1.3");
        }
        return index;
    }

    private SSLContext context(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private KeyManager[] keys() {
        Optional<String> file = settings.get(DOWNLOAD_CLIENT_CERTIFICATE);
        if (file.isEmpty()) {
            return new KeyManager[0];
        }
        char[] password =
                settings.get(DOWNLOAD_CLIENT_CERTIFICATE_PASSWORD).orElse("").toCharArray();
        try (InputStream in = Files.newInputStream(Path.of(file.get()))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            return keys.getKeyManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingException("DOWNLOAD_CLIENT_CERTIFICATE: " + file.get() + " cannot be read: " + e, e);
        }
    }

    private X509TrustManager trusted() {
        List<X509TrustManager> managers = new ArrayList<>();
        managers.add(manager(Optional.empty()));
        settings.get(DOWNLOAD_TRUSTED_CERTIFICATES).ifPresent(file -> managers.add(manager(Optional.of(store(file)))));
        return managers.size() == 1 ? managers.get(0) : new TrustEither(managers.get(0), managers.get(1));
    }

    private static KeyStore store(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + store.size(), certificate);
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new SettingException("DOWNLOAD_TRUSTED_CERTIFICATES: " + file + " cannot be read: " + e, e);
        }
    }

    private static X509TrustManager manager(Optional<KeyStore> store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store.orElse(null));
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java trusts nobody", e);
        }
    }
}
