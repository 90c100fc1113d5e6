package crawler.addons.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.core.CrawlerProcess;
import crawler.engine.media.FileStore;
import crawler.engine.media.FileStoreContract;
import crawler.engine.media.MediaContent;
import crawler.engine.media.StorePlace;
import crawler.engine.testing.Script;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** All that this add-on does, on a server that others made. Skipped when that is not installed. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RealS3Test implements FileStoreContract {
    private static final String BUCKET = "crawler-test";

    private RealServer server;
    private S3Client client;
    private int test;

    /** One that knows the access key S3RVER with the secret S3RVER. */
    abstract RealServer startServer(Path folder) throws IOException, InterruptedException;

    @BeforeAll
    final void startAll(@TempDir Path folder) throws IOException, InterruptedException {
        server = startServer(folder);
        client = new Aws(settings(Map.of())).client();
        client.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterAll
    final void stopAll() {
        if (client != null) { // else it was skipped
            client.close();
            server.close();
        }
    }

    @BeforeEach
    final void anotherFolder() {
        test++;
    }

    private Settings settings(Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "AWS_ACCESS_KEY_ID", "S3RVER", "AWS_SECRET_ACCESS_KEY", "S3RVER", "AWS_ENDPOINT_URL", server.url()));
        all.putAll(others);
        return Settings.defaults().with(Priority.PROJECT, "test", all);
    }

    private String folder() {
        return "test-" + test + "/";
    }

    @Override
    public FileStore store() {
        return new S3FileStore(StorePlace.of("s3://" + BUCKET + "/" + folder(), settings(Map.of())));
    }

    @Override
    public byte[] read(String path) {
        return client.getObjectAsBytes(request -> request.bucket(BUCKET).key(folder() + path))
                .asByteArray();
    }

    @Test
    void whatIsKeptAlongWithAFileIsThere() throws IOException {
        MediaContent hello = MediaContent.of("hello".getBytes(StandardCharsets.UTF_8));
        store().persist(PATH, hello.withType("image/jpeg").withMetadata(Map.of("width", "50")));

        var found = client.headObject(request -> request.bucket(BUCKET).key(folder() + PATH));
        assertEquals("image/jpeg", found.contentType());
        assertEquals("max-age=172800", found.cacheControl());
        assertEquals("50", found.metadata().get("width"));
    }

    @Test
    void aLargeObjectIsPutTogetherOfItsParts() throws IOException {
        byte[] large = new byte[11 << 20];
        Arrays.fill(large, 6 << 20, large.length, (byte) 7);
        try (Bucket bucket = new Bucket(new Aws(settings(Map.of())).client(), BUCKET, 6 << 20, 5 << 20)) {
            bucket.put(new Upload(folder() + "large", MediaContent.of(large), Optional.empty(), Optional.empty()));
        }

        assertTrue(Arrays.equals(large, read("large")));
    }

    @Test
    void aCrawlGetsAPageFromABucketAndPutsItsFeedThere() throws IOException {
        store().persist("in put/ü(1)+!*'.html", MediaContent.of("<p>hello".getBytes(StandardCharsets.UTF_8)));
        List<Integer> statuses = new ArrayList<>();
        Script script = new Script()
                .starting(() -> Stream.of(new Request("s3://" + BUCKET + "/" + folder() + "in put/ü(1)+!*'.html")))
                .parsing(page -> {
                    statuses.add(page.status());
                    return Stream.of(Item.of(Map.of("text", page.css("p::text").get())));
                });

        String feed = "s3://S3RVER:S3RVER@" + BUCKET + "/" + folder() + "out.jl";
        CrawlerProcess.run(script, settings(Map.of("FEEDS", Map.of(feed, "{\"overwrite\": false}"))));

        assertEquals(List.of(200), statuses);
        assertEquals("{\"text\": \"hello\"}\n", new String(read("out.jl"), StandardCharsets.UTF_8));
    }
}
