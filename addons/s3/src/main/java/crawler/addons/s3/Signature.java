package crawler.addons.s3;

import crawler.engine.Headers;
import crawler.engine.Request;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;

/** Signs requests by AWS Signature Version 4, in their headers. Immutable, for any thread. */
final class Signature {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    /** What has to be signed beside the host and {@code x-amz-…}; others may be changed on the way. */
    private static final Set<String> SIGNED = Set.of("content-type", "content-md5");

    private final Region region;

    Signature(Region region) {
        this.region = region;
    }

    /** The request with a signature that holds for a quarter of an hour from the clock's time on. */
    Request on(Request request, AwsCredentialsIdentity who, Clock clock) {
        SdkHttpRequest plain = plain(request);
        SdkHttpRequest signed = SIGNER.sign(signing -> signing.identity(who)
                        .request(plain)
                        .payload(() -> new ByteArrayInputStream(request.body()))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request();
        Headers headers = request.headers();
        for (String name : signed.headers().keySet()) {
            if (!name.equalsIgnoreCase("Host")) { // the transport's
                headers = headers.with(name, signed.firstMatchingHeader(name).orElseThrow());
            }
        }
        return request.withHeaders(headers);
    }

    private static SdkHttpRequest plain(Request request) {
        SdkHttpRequest.Builder plain = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .uri(URI.create(request.url()));
        request.headers().asMap().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-") || SIGNED.contains(lower)) {
                plain.putHeader(name, values);
            }
        });
        return plain.build();
    }
}
