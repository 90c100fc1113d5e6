package crawler.addons.s3;

import crawler.engine.media.FileStore;
import crawler.engine.media.MediaContent;
import crawler.engine.media.StorePlace;
import crawler.settings.Setting;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/** Media in a bucket: {@code s3://bucket/folder}. The checksum of a file is its ETag. Scrapy's {@code S3FilesStore}. */
public final class S3FileStore implements FileStore {
    public static final Setting<Optional<String>> FILES_STORE_S3_ACL = Setting.ofOptional(
                    "FILES_STORE_S3_ACL", "private")
            .doc("The access control list of files on S3, such as public-read.");
    public static final Setting<Optional<String>> IMAGES_STORE_S3_ACL = Setting.ofOptional(
                    "IMAGES_STORE_S3_ACL", "private")
            .doc("The access control list of images on S3, such as public-read.");

    /** Scrapy's: two days. */
    private static final String CACHE_CONTROL = "max-age=172800";

    private final Aws aws;
    private final S3Place place;
    private final String folder;
    private final Optional<ObjectCannedACL> acl;
    private Optional<Bucket> bucket = Optional.empty();

    /** @throws crawler.settings.SettingException when the URI names no bucket, or a setting is wrong */
    public S3FileStore(StorePlace store) {
        this.place = S3Place.of(store.uri());
        this.folder = place.key().isEmpty() || place.key().endsWith("/") ? place.key() : place.key() + "/";
        this.aws = new Aws(store.settings()).as(place);
        this.acl = Acl.of(FILES_STORE_S3_ACL, store.get(FILES_STORE_S3_ACL, IMAGES_STORE_S3_ACL));
    }

    /** Made by the first worker that needs it, since that takes a while. */
    private synchronized Bucket bucket() {
        if (bucket.isEmpty()) {
            bucket = Optional.of(new Bucket(aws.client(), place.bucket()));
        }
        return bucket.get();
    }

    @Override
    public Optional<Stat> stat(String path, Instant notBefore) throws IOException {
        Optional<HeadObjectResponse> found = bucket().find(folder + StorePlace.safe(path));
        return found.filter(object -> !object.lastModified().isBefore(notBefore))
                .map(object -> new Stat(object.lastModified(), object.eTag().replace("\"", "")));
    }

    @Override
    public String persist(String path, MediaContent content) throws IOException {
        return bucket().put(new Upload(folder + StorePlace.safe(path), content, acl, Optional.of(CACHE_CONTROL)));
    }

    @Override
    public synchronized void close() {
        bucket.ifPresent(Bucket::close);
    }
}
