package crawler.addons.gcs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.services.storage.model.StorageObject;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import crawler.engine.Item;
import crawler.engine.media.FileStore;
import crawler.engine.media.FileStoreContract;
import crawler.engine.media.ImagesPipeline;
import crawler.engine.media.MediaContent;
import crawler.engine.media.StorePlace;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("G3: files and images on Google Cloud Storage")
class GcsFileStoreTest extends GcsTest implements FileStoreContract {
    private static final MediaContent HELLO = MediaContent.of("hello".getBytes(StandardCharsets.UTF_8));

    @RegisterExtension
    final Logged log = new Logged();

    @Override
    public FileStore store() {
        return store("gs://my_bucket/media/", Map.of());
    }

    private FileStore store(String uri, Map<String, Object> others) {
        return new GcsFileStore(StorePlace.of(uri, settings(others)));
    }

    @Override
    public byte[] read(String path) {
        return gcs.objects().get("my_bucket/media/" + path).toByteArray();
    }

    @Test
    void whatIsKeptAlongWithAFileIsScrapys() throws IOException {
        store().persist(PATH, HELLO.withType("image/jpeg").withMetadata(Map.of("width", "50", "height", "20")));

        StorageObject object = gcs.known("my_bucket/media/" + PATH);
        assertEquals("max-age=172800", object.getCacheControl());
        assertEquals("image/jpeg", object.getContentType());
        assertEquals(Map.of("width", "50", "height", "20"), object.getMetadata());
        assertNull(object.get("predefinedAcl"));
    }

    @Test
    void theAclIsThatOfTheSettingInEitherSpelling() throws IOException {
        store("gs://b/a", Map.of("FILES_STORE_GCS_ACL", "publicRead")).persist("x", HELLO);
        store("gs://b/b", Map.of("FILES_STORE_GCS_ACL", "project-private")).persist("x", HELLO);

        assertEquals("publicRead", gcs.known("b/a/x").get("predefinedAcl"));
        assertEquals("projectPrivate", gcs.known("b/b/x").get("predefinedAcl"));
        assertThrows(SettingException.class, () -> store("gs://b/a", Map.of("FILES_STORE_GCS_ACL", "mine")));
    }

    @Test
    void timeAndChecksumAreThoseOfTheService() throws IOException {
        store().persist(PATH, HELLO);

        assertEquals(
                new FileStore.Stat(Instant.parse("2030-01-02T03:04:05.678Z"), HELLO_MD5),
                store().stat(PATH, Instant.EPOCH).orElseThrow());
    }

    @Test
    void theFolderMayBeWrittenWithAndWithoutASlashOrBeTheWholeBucket() throws IOException {
        store("gs://b/a", Map.of()).persist("x", HELLO);
        store("gs://b/c/", Map.of()).persist("x", HELLO);
        store("gs://b", Map.of()).persist("x", HELLO);

        assertEquals(Set.of("b/a/x", "b/c/x", "b/x"), gcs.objects().keySet());
    }

    @Test
    void whatIsLargeIsSentInChunks() throws IOException {
        byte[] large = new byte[20 << 20];
        large[large.length - 1] = 1;

        store().persist(PATH, MediaContent.of(large).withType("image/jpeg"));

        assertArrayEquals(large, read(PATH));
        assertEquals("image/jpeg", gcs.known("my_bucket/media/" + PATH).getContentType());
        assertEquals(
                3,
                gcs.requests().stream()
                        .filter(request -> request.getHeaders().get("Content-Range") != null)
                        .count());
    }

    @Test
    void permissionsThatAreMissingAreToldOfOnce() throws IOException {
        gcs.grant(List.of());
        FileStore store = store();

        store.stat("x", Instant.EPOCH);
        store.stat("y", Instant.EPOCH);

        assertEquals(1, log.count("WARN Bucket my_bucket does not allow storage.objects.get"));
        assertEquals(1, log.count("WARN Bucket my_bucket does not allow storage.objects.create"));
    }

    @Test
    void aBucketThatHasThosePayWhoAskIsPaidByTheProject() throws IOException {
        gcs.wantPayers();

        assertThrows(IOException.class, () -> store().persist("x", HELLO));
        store("gs://b/", Map.of("GCS_PROJECT_ID", "shop")).persist("x", HELLO);

        assertTrue(gcs.objects().containsKey("b/x"));
    }

    @Test
    void otherBucketsAreNotToldWhoPays() throws IOException {
        store("gs://b/", Map.of("GCS_PROJECT_ID", "shop")).persist("x", HELLO);

        assertTrue(
                gcs.requests().stream().noneMatch(request -> request.getTarget().contains("userProject")));
    }

    @Test
    void anErrorOfTheServiceIsWaitedOut() throws IOException {
        FileStore store = store();
        store.stat("x", Instant.EPOCH);
        gcs.fail(1);

        assertEquals(HELLO_MD5, store.persist("x", HELLO));
    }

    @Test
    void credentialsAreSentAsABearerToken() throws IOException {
        GoogleCredentials known = GoogleCredentials.create(new AccessToken("the-token", null));

        new Gcs(settings(Map.of()), Optional.of(() -> known)).bucket("b").find("x");

        assertEquals("Bearer the-token", gcs.requests().get(0).getHeaders().get("Authorization"));
    }

    @Test
    void imagesHaveAnAccessControlListOfTheirOwn() throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", picture);

        CrawlTrace trace = TestCrawl.of(new Script()
                        .starting(() -> Stream.of(Item.of(Map.of("image_urls", List.of("http://site.test/a.png"))))))
                .answer("http://site.test/a.png", Answer.of(200, "").withBody(picture.toByteArray()))
                .setting("GCS_ENDPOINT_URL", gcs.url())
                .setting("IMAGES_STORE", "gs://b/images/")
                .setting("IMAGES_STORE_GCS_ACL", "publicRead")
                .setting("ITEM_PIPELINES", Map.of(ImagesPipeline.class.getName(), 1))
                .run();

        assertEquals(1, trace.count("file_status_count/downloaded"));
        String stored = gcs.objects().keySet().iterator().next();
        assertTrue(stored.matches("b/images/full/[0-9a-f]{40}\\.jpg"), stored);
        assertEquals("publicRead", gcs.known(stored).get("predefinedAcl"));
        assertEquals(0, log.count("Unknown setting"));
    }
}
