package crawler.addons.gcs;

import crawler.settings.Priority;
import crawler.settings.Settings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests against the fake have in common. */
abstract class GcsTest {
    FakeGcs gcs;

    @BeforeEach
    void start() throws IOException {
        gcs = new FakeGcs();
    }

    @AfterEach
    void stop() {
        gcs.close();
    }

    /** Settings that lead to the fake, with others in their place. */
    Settings settings(Map<String, Object> others) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("GCS_ENDPOINT_URL", gcs.url()));
        all.putAll(others);
        return Settings.defaults().with(Priority.PROJECT, "test", all);
    }
}
