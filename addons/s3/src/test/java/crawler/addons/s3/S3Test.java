package crawler.addons.s3;

import crawler.settings.Priority;
import crawler.settings.Settings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests against the fake have in common. */
abstract class S3Test {
    FakeS3 s3;

    @BeforeEach
    void start() throws IOException {
        s3 = new FakeS3();
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    /** Settings that lead to the fake, with others in their place. */
    Settings settings(Map<String, Object> others) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of(
                "AWS_ACCESS_KEY_ID", "KEY",
                "AWS_SECRET_ACCESS_KEY", "SECRET",
                "AWS_ENDPOINT_URL", s3.url()));
        all.putAll(others);
        return Settings.defaults().with(Priority.PROJECT, "test", all);
    }
}
