package crawler.addons.gcs;

import com.google.api.client.http.HttpBackOffIOExceptionHandler;
import com.google.api.client.http.HttpBackOffUnsuccessfulResponseHandler;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.ExponentialBackOff;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.StorageScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Who we are for Google Cloud Storage, and where it is, as the settings say. Immutable, for any thread. */
public final class Gcs {
    public static final Setting<Optional<String>> GCS_PROJECT_ID = Setting.ofOptional("GCS_PROJECT_ID")
            .doc("The project that pays for requests to buckets that have those pay who ask.");
    public static final Setting<Optional<String>> GCS_ENDPOINT_URL = Setting.ofOptional("GCS_ENDPOINT_URL")
            .doc("Where an emulator of the service is, which needs no credentials: http://127.0.0.1:9023.");

    private static final Duration CONNECTING = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration TRYING = Duration.ofSeconds(30);
    private static final int TRIES = 3;

    private final Settings settings;
    private final Optional<Source> source;
    private final Optional<String> endpoint;

    /** Where credentials come from. */
    @FunctionalInterface
    interface Source {
        GoogleCredentials credentials() throws IOException;
    }

    /** @throws SettingException when the settings cannot be right */
    Gcs(Settings settings) {
        this(settings, settings.get(GCS_ENDPOINT_URL).isPresent() ? Optional.empty() : Optional.of(Gcs::ofEnvironment));
    }

    /** @param source empty: requests carry no credentials */
    Gcs(Settings settings, Optional<Source> source) {
        this.settings = settings;
        this.source = source;
        this.endpoint = settings.get(GCS_ENDPOINT_URL).map(Gcs::endpoint);
    }

    private static GoogleCredentials ofEnvironment() throws IOException {
        return GoogleCredentials.getApplicationDefault().createScoped(StorageScopes.DEVSTORAGE_FULL_CONTROL);
    }

    private static String endpoint(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && uri.getScheme().matches("https?")) {
                return url.endsWith("/") ? url : url + "/";
            }
        } catch (IllegalArgumentException e) {
            throw new SettingException("GCS_ENDPOINT_URL: " + e.getMessage(), e);
        }
        throw new SettingException("GCS_ENDPOINT_URL: \"" + url + "\" is no URL such as http://127.0.0.1:9023");
    }

    /** @throws IOException when there are no credentials; the message says how to give some */
    Bucket bucket(String name) throws IOException {
        Storage.Builder storage = new Storage.Builder(
                        new NetHttpTransport(), GsonFactory.getDefaultInstance(), initializer())
                .setApplicationName("crawler");
        endpoint.ifPresent(storage::setRootUrl);
        return new Bucket(storage.build(), name, settings.get(GCS_PROJECT_ID));
    }

    private HttpRequestInitializer initializer() throws IOException {
        if (source.isEmpty()) {
            return Gcs::patient;
        }
        HttpCredentialsAdapter credentials =
                new HttpCredentialsAdapter(source.get().credentials());
        return request -> {
            credentials.initialize(request);
            HttpBackOffUnsuccessfulResponseHandler waiting = patient(request);
            request.setUnsuccessfulResponseHandler(
                    (sent, response, retries) -> credentials.handleResponse(sent, response, retries)
                            || waiting.handleResponse(sent, response, retries));
        };
    }

    /** So that an error of the service, or of the way there, is waited out. */
    private static HttpBackOffUnsuccessfulResponseHandler patient(HttpRequest request) {
        HttpBackOffUnsuccessfulResponseHandler waiting = new HttpBackOffUnsuccessfulResponseHandler(backOff());
        request.setConnectTimeout((int) CONNECTING.toMillis())
                .setReadTimeout((int) SILENCE.toMillis())
                .setNumberOfRetries(TRIES)
                .setUnsuccessfulResponseHandler(waiting)
                .setIOExceptionHandler(new HttpBackOffIOExceptionHandler(backOff()));
        return waiting;
    }

    private static ExponentialBackOff backOff() {
        return new ExponentialBackOff.Builder()
                .setInitialIntervalMillis((int) FIRST_WAIT.toMillis())
                .setMaxElapsedTimeMillis((int) TRYING.toMillis())
                .build();
    }
}
