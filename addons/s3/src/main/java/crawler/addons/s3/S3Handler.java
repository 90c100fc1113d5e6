package crawler.addons.s3;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.DownloadHandler;
import crawler.engine.download.http.HttpHandler;
import crawler.reactor.Reactor;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;

/**
 * Gets {@code s3://bucket/key}: as a signed request to the service, which goes the way of all https requests. Without
 * credentials the request is not signed, which does for public buckets. Scrapy's {@code S3DownloadHandler}.
 */
public final class S3Handler implements DownloadHandler {
    /** Whether a request goes by https; AWS_USE_SSL when it does not say. Scrapy's {@code is_secure}. */
    public static final Attribute<Boolean> IS_SECURE = Attribute.of("is_secure", Boolean.class);

    private static final Logger LOG = LoggerFactory.getLogger(S3Handler.class);

    private final Reactor reactor;
    private final Aws aws;
    private final Region region;
    private final DownloadHandler http;
    private final AwsCredentialsProvider credentials;
    private final AtomicBoolean anonymous = new AtomicBoolean();

    /** @throws crawler.settings.SettingException when a setting is wrong */
    public S3Handler(Crawler crawler) {
        this.reactor = crawler.reactor();
        this.aws = new Aws(crawler.settings());
        this.region = aws.region();
        this.credentials = aws.credentials();
        this.http = new HttpHandler(crawler);
    }

    /** To look for credentials may take a while, and to sign takes some computing. */
    @Override
    public Deferred<Response> download(Request request) {
        Clock clock = Clock.fixed(reactor.now(), ZoneOffset.UTC);
        return Threads.deferToThread(reactor, () -> signed(request, clock))
                .addAsyncCallback(http::download)
                .addCallback(response -> response.withRequest(request));
    }

    private Request signed(Request request, Clock clock) {
        boolean secure = request.get(IS_SECURE).orElse(aws.usesTls());
        Request addressed = request.withUrl(ObjectUrl.of(request.url(), aws.endpoint(), region, secure));
        return who().map(who -> new Signature(region).on(addressed, who, clock)).orElse(addressed);
    }

    private Optional<AwsCredentialsIdentity> who() {
        if (anonymous.get()) {
            return Optional.empty();
        }
        try {
            return Optional.of(credentials.resolveCredentials());
        } catch (SdkClientException e) {
            if (anonymous.compareAndSet(false, true)) {
                LOG.info("Requests to S3 are not signed, as there are no credentials: {}", e.getMessage());
            }
            return Optional.empty();
        }
    }

    @Override
    public Deferred<Void> close() {
        return http.close();
    }
}
