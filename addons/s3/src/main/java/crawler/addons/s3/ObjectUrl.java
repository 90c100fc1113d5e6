package crawler.addons.s3;

import crawler.engine.url.UrlParts;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Where the object of an {@code s3://} URL is got by http. */
final class ObjectUrl {

    private ObjectUrl() {}

    /**
     * At an endpoint that is given the bucket is part of the path; at Amazon's it is part of the host, unless a dot in it would
     * make the host another than the certificate's.
     *
     * @param secure whether by https, where no endpoint says that
     */
    static String of(String s3, Optional<URI> endpoint, Region region, boolean secure) {
        String bucket = UrlParts.host(s3);
        String query = UrlParts.query(s3);
        String object = "/" + strict(UrlParts.path(s3)) + (query.isEmpty() ? "" : "?" + query);
        if (endpoint.isPresent()) {
            String base = endpoint.get().toString();
            return (base.endsWith("/") ? base : base + "/") + bucket + object;
        }
        String scheme = secure ? "https://" : "http://";
        String host = region.equals(Region.US_EAST_1)
                ? "s3.amazonaws.com"
                : S3Client.serviceMetadata().endpointFor(region).toString();
        return secure && bucket.indexOf('.') >= 0
                ? scheme + host + "/" + bucket + object
                : scheme + bucket + "." + host + object;
    }

    /** Without its first slash, and escaped as S3 does before it compares signatures: all but letters, digits and {@code -._~}. */
    private static String strict(String path) {
        String key = path.isEmpty() ? "" : Escapes.decoded(path.substring(1));
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~")
                .replace("%2F", "/");
    }
}
