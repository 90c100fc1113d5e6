package crawler.addons.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.engine.Item;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("H2, H12: feeds on Google Cloud Storage")
class GcsFeedStorageTest extends GcsTest {
    @RegisterExtension
    final Logged log = new Logged();

    private TestCrawl crawl(String uri, String options) {
        return TestCrawl.of(new Script().starting(() -> Stream.of(Item.of(Map.of("a", 1)), Item.of(Map.of("a", 2)))))
                .setting("GCS_ENDPOINT_URL", gcs.url())
                .setting("FEEDS", Map.of(uri, options));
    }

    private String object(String name) {
        return gcs.objects().getOrDefault(name, ByteString.EMPTY).utf8();
    }

    @Test
    void aFeedIsStoredWhenItIsComplete() {
        CrawlTrace crawl = crawl("gs://my_bucket/ü b/%(name)s.json", "{}").run();

        assertEquals(
                "[\n{\"a\": 1},\n{\"a\": 2}\n]",
                object("my_bucket/ü b/script.json").strip());
        assertEquals(1, crawl.count("feedexport/success_count/GCSFeedStorage"));
        assertNull(gcs.known("my_bucket/ü b/script.json").get("predefinedAcl"));
        assertEquals(1, gcs.requests().size());
    }

    @Test
    void eachBatchIsStoredWhenItIsFull() {
        crawl("gs://b/%(batch_id)d.jl", "{\"batch_item_count\": 1, \"store_empty\": false}")
                .run();

        assertEquals("{\"a\": 1}\n", object("b/1.jl"));
        assertEquals("{\"a\": 2}\n", object("b/2.jl"));
    }

    @Test
    void theAccessControlListIsThatOfTheSetting() {
        crawl("gs://b/x.jl", "{}")
                .setting("FEED_STORAGE_GCS_ACL", "bucketOwnerRead")
                .run();

        assertEquals("bucketOwnerRead", gcs.known("b/x.jl").get("predefinedAcl"));
    }

    @Test
    void aFileThatIsThereIsReplacedUnlessItIsToBeContinued() {
        crawl("gs://b/x.json", "{}").run();
        crawl("gs://b/x.json", "{\"overwrite\": false}").run();
        crawl("gs://b/y.jl", "{\"overwrite\": false}").run();
        crawl("gs://b/y.jl", "{\"overwrite\": false}").run();

        assertEquals(
                "[\n{\"a\": 1},\n{\"a\": 2},\n{\"a\": 1},\n{\"a\": 2}\n]",
                object("b/x.json").strip());
        assertEquals("{\"a\": 1}\n{\"a\": 2}\n".repeat(2), object("b/y.jl"));
        crawl("gs://b/x.json", "{}").run();
        assertEquals("[\n{\"a\": 1},\n{\"a\": 2}\n]", object("b/x.json").strip());
    }

    @Test
    void aFeedThatIsRefusedIsCountedAndSaysWhy() {
        gcs.wantPayers();
        log.expectError("Feed gs://b/x.jl");

        CrawlTrace crawl = crawl("gs://b/x.jl", "{}").run();

        assertEquals(1, crawl.count("feedexport/failed_count/GCSFeedStorage"));
    }

    @Test
    void settingsThatCannotBeRightStopTheStart() {
        for (Map.Entry<String, String> wrong :
                List.of(Map.entry("GCS_ENDPOINT_URL", "somewhere"), Map.entry("FEED_STORAGE_GCS_ACL", "mine"))) {
            TestCrawl crawl = crawl("gs://b/x.jl", "{}").setting(wrong.getKey(), wrong.getValue());
            assertThrows(SettingException.class, crawl::run, wrong::toString);
        }
        assertThrows(SettingException.class, () -> crawl("gs:///x.jl", "{}").run());
    }

    @Test
    void theSettingsAreKnownAndMisspelledOnesAreNot() {
        crawl("gs://b/x.jl", "{}")
                .setting("GCS_PROJECT_ID", "shop")
                .setting("GCS_PROJEKT_ID", "shop")
                .run();

        assertEquals(1, log.count("Unknown setting"));
        assertEquals(1, log.count("Did you mean GCS_PROJECT_ID?"));
    }
}
