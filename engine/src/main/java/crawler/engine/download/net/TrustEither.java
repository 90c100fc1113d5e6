package crawler.engine.download.net;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.X509TrustManager;

/** Trusts those whom one of two trusts. */
record TrustEither(X509TrustManager first, X509TrustManager second) implements X509TrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        try {
            first.checkServerTrusted(chain, kind);
        } catch (CertificateException e) {
            second.checkServerTrusted(chain, kind);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return Stream.of(first.getAcceptedIssuers(), second.getAcceptedIssuers())
                .flatMap(Stream::of)
                .toArray(X509Certificate[]::new);
    }
}
