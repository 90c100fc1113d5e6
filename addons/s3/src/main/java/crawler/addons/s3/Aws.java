package crawler.addons.s3;

import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.utils.AttributeMap;

/** Who we are for Amazon Web Services, and where they are, as the settings say. Immutable, for any thread. */
public final class Aws {
    public static final Setting<Optional<String>> AWS_ACCESS_KEY_ID = Setting.ofOptional("AWS_ACCESS_KEY_ID")
            .doc("The access key; None: what the environment, a profile or the machine says, as for other programs.");
    public static final Setting<Optional<String>> AWS_SECRET_ACCESS_KEY =
            Setting.ofOptional("AWS_SECRET_ACCESS_KEY").doc("The secret of AWS_ACCESS_KEY_ID.");
    public static final Setting<Optional<String>> AWS_SESSION_TOKEN =
            Setting.ofOptional("AWS_SESSION_TOKEN").doc("The token of an access key that holds for some time only.");
    public static final Setting<Optional<String>> AWS_ENDPOINT_URL = Setting.ofOptional("AWS_ENDPOINT_URL")
            .doc(
                    "Where the service is, when it is not Amazon's: http://127.0.0.1:9000. Buckets are then part of the path.");
    public static final Setting<Optional<String>> AWS_REGION_NAME = Setting.ofOptional("AWS_REGION_NAME")
            .doc("The region of the buckets; None: that of the environment or of a profile, else us-east-1.");
    public static final Setting<Boolean> AWS_USE_SSL = Setting.ofBoolean("AWS_USE_SSL", true)
            .doc("Whether the service is reached by https; AWS_ENDPOINT_URL wins.");
    public static final Setting<Boolean> AWS_VERIFY = Setting.ofBoolean("AWS_VERIFY", true)
            .doc("Whether the service's certificate is verified when feeds and media are stored.");
    public static final Setting<Integer> AWS_MAX_POOL_CONNECTIONS = Setting.ofInt("AWS_MAX_POOL_CONNECTIONS", 10)
            .min(1)
            .unit("connections")
            .doc("How many connections to the service a store has at most.");

    private final Settings settings;
    private final Optional<AwsBasicCredentials> ownKeys;
    private final Optional<URI> endpoint;

    /** @throws SettingException when the settings do not fit together */
    Aws(Settings settings) {
        this(settings, Optional.empty());
    }

    private Aws(Settings settings, Optional<AwsBasicCredentials> ownKeys) {
        this.settings = settings;
        this.ownKeys = ownKeys;
        this.endpoint = settings.get(AWS_ENDPOINT_URL).map(Aws::endpoint);
        if (settings.get(AWS_ACCESS_KEY_ID).isPresent()
                != settings.get(AWS_SECRET_ACCESS_KEY).isPresent()) {
            throw new SettingException(
                    "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together; set both or neither.");
        }
    }

    private static URI endpoint(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && uri.getScheme().matches("https?")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new SettingException("AWS_ENDPOINT_URL: " + e.getMessage(), e);
        }
        throw new SettingException("AWS_ENDPOINT_URL: \"" + url + "\" is no URL such as https://s3.example:9000");
    }

    /** The same with the keys of a URI that has some. */
    Aws as(S3Place place) {
        return place.keys()
                .map(keys -> new Aws(settings, Optional.of(AwsBasicCredentials.create(keys.id(), keys.secret()))))
                .orElse(this);
    }

    AwsCredentialsProvider credentials() {
        return ownKeys.<AwsCredentialsProvider>map(StaticCredentialsProvider::create)
                .or(this::ofSettings)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    private Optional<AwsCredentialsProvider> ofSettings() {
        return settings.get(AWS_ACCESS_KEY_ID).map(id -> {
            String secret = settings.get(AWS_SECRET_ACCESS_KEY).orElseThrow();
            return StaticCredentialsProvider.create(settings.get(AWS_SESSION_TOKEN)
                    .<software.amazon.awssdk.auth.credentials.AwsCredentials>map(
                            token -> AwsSessionCredentials.create(id, secret, token))
                    .orElseGet(() -> AwsBasicCredentials.create(id, secret)));
        });
    }

    /** The machine is not asked for its region, as that would take seconds where there is nobody to answer. */
    Region region() {
        return settings.get(AWS_REGION_NAME).map(Region::of).orElseGet(() -> {
            try {
                return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                        .getRegion();
            } catch (SdkClientException e) { // nobody says one
                return Region.US_EAST_1;
            }
        });
    }

    Optional<URI> endpoint() {
        return endpoint;
    }

    boolean usesTls() {
        return settings.get(AWS_USE_SSL);
    }

    /** A new client; the caller closes it. Takes a while: for a worker thread. */
    S3Client client() {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials())
                .region(region())
                .httpClient(http())
                .crossRegionAccessEnabled(endpoint.isEmpty())
                .forcePathStyle(endpoint.isPresent())
                // What is beyond the plain protocol, others than Amazon do not always know.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false));
        endpoint.or(this::plainEndpoint).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private Optional<URI> plainEndpoint() {
        return usesTls() ? Optional.empty() : Optional.of(URI.create("http://s3." + region() + ".amazonaws.com"));
    }

    private SdkHttpClient http() {
        return Apache5HttpClient.builder()
                .maxConnections(settings.get(AWS_MAX_POOL_CONNECTIONS))
                .buildWithDefaults(AttributeMap.builder()
                        .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, !settings.get(AWS_VERIFY))
                        .build());
    }
}
