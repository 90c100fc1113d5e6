package crawler.addons.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("H2, H12: feeds on S3")
class S3FeedStorageTest extends S3Test {
    @TempDir
    Path folder;

    @RegisterExtension
    final Logged log = new Logged();

    private TestCrawl crawl(String uri, String options, Map<String, Object> others) {
        TestCrawl crawl =
                TestCrawl.of(new Script().starting(() -> Stream.of(Item.of(Map.of("a", 1)), Item.of(Map.of("a", 2)))));
        Settings settings = settings(others);
        settings.names().forEach(name -> crawl.setting(name, settings.raw(name).orElseThrow()));
        return crawl.setting("FEEDS", Map.of(uri, options));
    }

    private String object(String key) {
        return s3.objects().getOrDefault(key, ByteString.EMPTY).utf8();
    }

    @Test
    void aFeedIsStoredWhenItIsComplete() {
        CrawlTrace crawl =
                crawl("s3://bucket/a b/%(name)s.json", "{}", Map.of()).run();

        assertEquals(
                "[\n{\"a\": 1},\n{\"a\": 2}\n]",
                object("bucket/a b/script.json").strip());
        assertEquals(1, crawl.count("feedexport/success_count/S3FeedStorage"));
        assertNull(s3.headers("bucket/a b/script.json").get("x-amz-acl"));
        assertEquals(1, s3.requests().size());
    }

    @Test
    void eachBatchIsStoredWhenItIsFull() {
        crawl("s3://bucket/%(batch_id)d.jl", "{\"batch_item_count\": 1, \"store_empty\": false}", Map.of())
                .run();

        assertEquals("{\"a\": 1}\n", object("bucket/1.jl"));
        assertEquals("{\"a\": 2}\n", object("bucket/2.jl"));
    }

    @Test
    void theAccessControlListIsThatOfTheSetting() {
        crawl("s3://bucket/x.jl", "{}", Map.of("FEED_STORAGE_S3_ACL", "bucket-owner-full-control"))
                .run();

        assertEquals("bucket-owner-full-control", s3.headers("bucket/x.jl").get("x-amz-acl"));
    }

    @Test
    void keysMayStandInTheUriAndAreNotLogged() {
        s3.require("OTHER");

        crawl("s3://OTHER:se%2Fcret@bucket/x.jl", "{}", Map.of()).run();

        assertFalse(object("bucket/x.jl").isEmpty());
        assertEquals(1, log.count("in: s3://***@bucket/x.jl"));
        assertEquals(0, log.count("cret@"));
    }

    @Test
    void aSessionTokenIsSentAndSigned() {
        crawl("s3://bucket/x.jl", "{}", Map.of("AWS_SESSION_TOKEN", "token")).run();

        assertEquals("token", s3.headers("bucket/x.jl").get("x-amz-security-token"));
        assertTrue(s3.headers("bucket/x.jl").get("Authorization").contains("x-amz-security-token"));
    }

    @Test
    void aFileThatIsThereIsReplacedUnlessItIsToBeContinued() {
        s3.objects().put("bucket/x.json", ByteString.encodeUtf8("[\n{\"a\": 0}\n]\n"));
        s3.objects().put("bucket/x.jl", ByteString.encodeUtf8("{\"a\": 0}\n"));

        crawl("s3://bucket/x.json", "{\"overwrite\": false}", Map.of()).run();
        crawl("s3://bucket/x.jl", "{\"overwrite\": false}", Map.of()).run();
        crawl("s3://bucket/new.jl", "{\"overwrite\": false}", Map.of()).run();

        assertEquals(
                "[\n{\"a\": 0},\n{\"a\": 1},\n{\"a\": 2}\n]",
                object("bucket/x.json").strip());
        assertEquals("{\"a\": 0}\n{\"a\": 1}\n{\"a\": 2}\n", object("bucket/x.jl"));
        crawl("s3://bucket/x.jl", "{}", Map.of()).run();
        assertEquals(object("bucket/new.jl"), object("bucket/x.jl"));
    }

    @Test
    void aFeedThatCannotBeStoredIsCountedAndStaysHere() throws IOException {
        s3.require("OTHER");
        log.expectError("Feed s3://bucket/x.jl");

        CrawlTrace crawl = crawl("s3://bucket/x.jl", "{}", Map.of("FEED_TEMPDIR", folder.toString()))
                .run();

        assertEquals(1, crawl.count("feedexport/failed_count/S3FeedStorage"));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    "{\"a\": 1}\n{\"a\": 2}\n",
                    Files.readString(left.findFirst().orElseThrow()));
        }
    }

    @Test
    void aFeedThatIsStoredLeavesNoFileBehind() throws IOException {
        crawl("s3://bucket/x.jl", "{}", Map.of("FEED_TEMPDIR", folder.toString()))
                .run();

        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aFolderForTemporaryFilesThatIsNotThereIsNamed() {
        TestCrawl crawl = crawl(
                "s3://bucket/x.jl",
                "{}",
                Map.of("FEED_TEMPDIR", folder.resolve("no").toString()));

        assertTrue(
                assertThrows(IOException.class, crawl::run).getMessage().contains("FEED_TEMPDIR: there is no folder"));
    }

    @Test
    void settingsThatCannotBeRightStopTheStart() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("AWS_ENDPOINT_URL", "somewhere"),
                Map.of("AWS_SECRET_ACCESS_KEY", "None"),
                Map.of("FEED_STORAGE_S3_ACL", "mine"),
                Map.of("AWS_MAX_POOL_CONNECTIONS", "0"))) {
            TestCrawl crawl = crawl("s3://bucket/x.jl", "{}", wrong);
            assertThrows(SettingException.class, crawl::run, wrong::toString);
        }
        assertThrows(
                SettingException.class,
                () -> crawl("s3:///x.jl", "{}", Map.of()).run());
        assertThrows(
                SettingException.class,
                () -> crawl("s3://KEY@b/x.jl", "{}", Map.of()).run());
    }

    @Test
    void theSettingsAreKnownAndMisspelledOnesAreNot() {
        crawl("s3://bucket/x.jl", "{}", Map.of("AWS_REGION_NAM", "eu-west-1", "AWS_USE_SSL", "false"))
                .run();

        assertEquals(1, log.count("Unknown setting"));
        assertEquals(1, log.count("Did you mean AWS_REGION_NAME?"));
        assertEquals(Set.of("bucket/x.jl"), s3.objects().keySet());
    }
}
