package crawler.addons.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.media.FileStore;
import crawler.engine.media.FileStoreContract;
import crawler.engine.media.ImagesPipeline;
import crawler.engine.media.MediaContent;
import crawler.engine.media.StorePlace;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import okhttp3.Headers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("G3: files and images on S3")
class S3FileStoreTest extends S3Test implements FileStoreContract {
    private static final MediaContent HELLO = MediaContent.of("hello".getBytes(StandardCharsets.UTF_8));

    @Override
    public FileStore store() {
        return store("s3://bucket/media/", Map.of());
    }

    private FileStore store(String uri, Map<String, Object> others) {
        return new S3FileStore(StorePlace.of(uri, settings(others)));
    }

    @Override
    public byte[] read(String path) {
        return s3.objects().get("bucket/media/" + path).toByteArray();
    }

    @Test
    void theHeadersAreScrapys() throws IOException {
        store().persist(PATH, HELLO.withType("image/jpeg").withMetadata(Map.of("width", "50", "height", "20")));

        Headers headers = s3.headers("bucket/media/" + PATH);
        assertEquals("max-age=172800", headers.get("Cache-Control"));
        assertEquals("private", headers.get("x-amz-acl"));
        assertEquals("image/jpeg", headers.get("Content-Type"));
        assertEquals("50", headers.get("x-amz-meta-width"));
        assertEquals("5", headers.get("Content-Length"));
        assertEquals("XUFAKrxLKna5cZ2REBfFkg==", headers.get("Content-MD5"));
    }

    @Test
    void theAclIsThatOfTheSettingOrTheBuckets() throws IOException {
        store("s3://bucket/a", Map.of("FILES_STORE_S3_ACL", "public-read")).persist("x", HELLO);
        store("s3://bucket/b", Map.of("FILES_STORE_S3_ACL", "None")).persist("x", HELLO);

        assertEquals("public-read", s3.headers("bucket/a/x").get("x-amz-acl"));
        assertNull(s3.headers("bucket/b/x").get("x-amz-acl"));
    }

    @Test
    void anAclThatS3DoesNotKnowIsTheSettingsMistake() {
        SettingException mistake = assertThrows(
                SettingException.class, () -> store("s3://bucket/a", Map.of("FILES_STORE_S3_ACL", "publik")));

        assertTrue(mistake.getMessage().startsWith("FILES_STORE_S3_ACL: there is no access control list \"publik\""));
        assertTrue(mistake.getMessage().contains("public-read"));
    }

    @Test
    void timeAndChecksumAreThoseOfTheService() throws IOException {
        store().persist(PATH, HELLO);

        assertEquals(
                new FileStore.Stat(Instant.parse("2030-01-02T03:04:05Z"), HELLO_MD5),
                store().stat(PATH, Instant.EPOCH).orElseThrow());
    }

    @Test
    void theFolderMayBeWrittenWithAndWithoutASlashOrBeTheWholeBucket() throws IOException {
        store("s3://bucket/a", Map.of()).persist("x", HELLO);
        store("s3://bucket/b/", Map.of()).persist("x", HELLO);
        store("s3://bucket", Map.of()).persist("x", HELLO);

        assertTrue(s3.objects().keySet().containsAll(List.of("bucket/a/x", "bucket/b/x", "bucket/x")));
    }

    @Test
    void theKeysOfTheUriWin() throws IOException {
        s3.require("OTHER");

        store("s3://OTHER:a%2Fb+c@bucket/a", Map.of("AWS_SESSION_TOKEN", "token"))
                .persist("x", HELLO);

        assertNull(s3.headers("bucket/a/x").get("x-amz-security-token"));
    }

    @Test
    void aRefusalSaysWhatWasRefusedAndWhatToAllow() {
        s3.require("OTHER");

        String stored = assertThrows(IOException.class, () -> store().persist("x", HELLO))
                .getMessage();
        assertTrue(stored.startsWith("bucket bucket would not store media/x: "), stored);
        String found = assertThrows(IOException.class, () -> store().stat("x", Instant.EPOCH))
                .getMessage();
        assertTrue(found.endsWith("allow s3:GetObject and s3:ListBucket"), found);
    }

    @Test
    void imagesHaveAnAccessControlListOfTheirOwn() throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", picture);
        Map<String, Object> all = new HashMap<>(Map.of("IMAGES_STORE_S3_ACL", "public-read"));
        all.put("IMAGES_STORE", "s3://bucket/images/");
        all.put("ITEM_PIPELINES", Map.of(ImagesPipeline.class.getName(), 1));
        TestCrawl crawl = TestCrawl.of(new Script()
                        .starting(() -> Stream.of(Item.of(Map.of("image_urls", List.of("http://site.test/a.png"))))))
                .answer("http://site.test/a.png", Answer.of(200, "").withBody(picture.toByteArray()));
        settings(all)
                .names()
                .forEach(name -> crawl.setting(name, settings(all).raw(name).orElseThrow()));

        CrawlTrace trace = crawl.run();

        assertEquals(1, trace.count("file_status_count/downloaded"));
        String stored = s3.objects().keySet().iterator().next();
        assertTrue(stored.matches("bucket/images/full/[0-9a-f]{40}\\.jpg"), stored);
        assertEquals("public-read", s3.headers(stored).get("x-amz-acl"));
        assertEquals("4", s3.headers(stored).get("x-amz-meta-width"));
    }

    @Test
    void whatIsTooLargeForOneRequestGoesInParts() throws IOException {
        byte[] large = new byte[250_000];
        large[249_999] = 1;
        try (Bucket bucket = new Bucket(new Aws(settings(Map.of())).client(), "bucket", 200_000, 100_000)) {
            bucket.put(new Upload("large", MediaContent.of(large), Optional.empty(), Optional.empty()));
        }

        assertEquals(
                3,
                s3.requests().stream()
                        .filter(line -> line.startsWith("PUT /bucket/large?"))
                        .count());
        assertTrue(Arrays.equals(large, s3.objects().get("bucket/large").toByteArray()));
        assertEquals(0, s3.unfinished());
    }

    @Test
    void ofAnUploadInPartsThatFailsNothingStays() throws IOException {
        MediaContent half = MediaContent.of(250_000, () -> {
            throw new IOException("the disk is gone");
        });
        byte[] parts = new byte[250_000];
        int[] opened = new int[1];
        MediaContent onceOnly =
                MediaContent.of(250_000, () -> opened[0]++ == 0 ? new ByteArrayInputStream(parts) : half.open());
        try (Bucket bucket = new Bucket(new Aws(settings(Map.of())).client(), "bucket", 200_000, 100_000)) {
            Upload upload = new Upload("large", onceOnly, Optional.empty(), Optional.empty());
            assertThrows(IOException.class, () -> bucket.put(upload));
        }

        assertEquals(0, s3.unfinished());
        assertTrue(s3.objects().isEmpty());
    }
}
