package crawler.addons.gcs;

import com.google.api.services.storage.model.StorageObject;
import crawler.engine.media.FileStore;
import crawler.engine.media.MediaContent;
import crawler.engine.media.StorePlace;
import crawler.settings.Setting;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Media in a bucket: {@code gs://bucket/folder}. Scrapy's {@code GCSFilesStore}. */
public final class GcsFileStore implements FileStore {
    public static final Setting<Optional<String>> FILES_STORE_GCS_ACL = Setting.ofOptional("FILES_STORE_GCS_ACL")
            .doc("The access control list of files on Google Cloud Storage, such as publicRead; None: the bucket's.");
    public static final Setting<Optional<String>> IMAGES_STORE_GCS_ACL = Setting.ofOptional("IMAGES_STORE_GCS_ACL")
            .doc("The access control list of images on Google Cloud Storage, such as publicRead; None: the bucket's.");

    private static final Logger LOG = LoggerFactory.getLogger(GcsFileStore.class);
    private static final String GET = "storage.objects.get";
    private static final String CREATE = "storage.objects.create";

    /** Scrapy's: two days. */
    private static final String CACHE_CONTROL = "max-age=172800";

    private final Gcs gcs;
    private final Place place;
    private final String folder;
    private final Optional<String> acl;
    private Optional<Bucket> bucket = Optional.empty();

    /** @throws crawler.settings.SettingException when the URI names no bucket, or a setting is wrong */
    public GcsFileStore(StorePlace store) {
        this.place = Place.of(store.uri());
        this.folder = place.name().isEmpty() || place.name().endsWith("/") ? place.name() : place.name() + "/";
        this.gcs = new Gcs(store.settings());
        this.acl = Acl.of(FILES_STORE_GCS_ACL, store.get(FILES_STORE_GCS_ACL, IMAGES_STORE_GCS_ACL));
    }

    /** Made by the first worker that needs it. */
    private synchronized Bucket bucket() throws IOException {
        if (bucket.isEmpty()) {
            Bucket made = gcs.bucket(place.bucket());
            bucket = Optional.of(made);
            tellWhatIsNotAllowed(made.permissions(List.of(GET, CREATE)));
        }
        return bucket.get();
    }

    private void tellWhatIsNotAllowed(List<String> granted) {
        if (!granted.contains(GET)) {
            LOG.warn("Bucket {} does not allow {}: all files will be downloaded every time", place.bucket(), GET);
        }
        if (!granted.contains(CREATE)) {
            LOG.warn("Bucket {} does not allow {}: nothing can be stored; allow it", place.bucket(), CREATE);
        }
    }

    @Override
    public Optional<Stat> stat(String path, Instant notBefore) throws IOException {
        Optional<StorageObject> found = bucket().find(folder + StorePlace.safe(path));
        return found.map(object ->
                        new Stat(Instant.ofEpochMilli(object.getUpdated().getValue()), checksum(object)))
                .filter(stat -> !stat.lastModified().isBefore(notBefore));
    }

    /** An object that was put together of others has no MD5. */
    private static String checksum(StorageObject object) {
        return object.getMd5Hash() == null
                ? object.getEtag()
                : HexFormat.of().formatHex(Base64.getDecoder().decode(object.getMd5Hash()));
    }

    @Override
    public String persist(String path, MediaContent content) throws IOException {
        String object = folder + StorePlace.safe(path);
        return bucket().put(new Bucket.Upload(object, content, acl, Optional.of(CACHE_CONTROL)));
    }
}
