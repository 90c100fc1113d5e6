package crawler.addons.gcs;

import crawler.engine.Crawler;
import crawler.engine.feed.storage.CollectedFile;
import crawler.engine.feed.storage.FarFile;
import crawler.engine.feed.storage.FeedStorage;
import crawler.engine.feed.storage.StoredFile;
import crawler.engine.media.MediaContent;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Feeds in buckets: collected in a temporary file and sent when they are complete. To continue one, it is fetched, continued
 * here, and replaced. Scrapy's {@code GCSFeedStorage}.
 */
public final class GcsFeedStorage implements FeedStorage {
    public static final Setting<Optional<String>> FEED_STORAGE_GCS_ACL = Setting.ofOptional("FEED_STORAGE_GCS_ACL")
            .doc("The access control list of feeds on Google Cloud Storage, such as publicRead; None: the bucket's.");

    private final Settings settings;
    private final Gcs gcs;
    private final Optional<String> acl;

    /** @throws crawler.settings.SettingException when a setting is wrong */
    public GcsFeedStorage(Crawler crawler) {
        this.settings = crawler.settings();
        this.gcs = new Gcs(settings);
        this.acl = Acl.of(FEED_STORAGE_GCS_ACL, settings.get(FEED_STORAGE_GCS_ACL));
    }

    @Override
    public String name() {
        return "GCSFeedStorage";
    }

    @Override
    public StoredFile open(Target target) throws IOException {
        Place place = Place.of(target.uri());
        return CollectedFile.of(target, settings, new InBucket(gcs.bucket(place.bucket()), place.name()));
    }

    private final class InBucket implements FarFile {
        private final Bucket bucket;
        private final String object;

        InBucket(Bucket bucket, String object) {
            this.bucket = bucket;
            this.object = object;
        }

        @Override
        public boolean fetch(Path to) throws IOException {
            return bucket.fetch(object, to);
        }

        @Override
        public void store(Path file) throws IOException {
            MediaContent feed = MediaContent.of(Files.size(file), () -> Files.newInputStream(file));
            bucket.put(new Bucket.Upload(object, feed, acl, Optional.empty()));
        }
    }
}
