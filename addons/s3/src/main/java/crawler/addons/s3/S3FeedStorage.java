package crawler.addons.s3;

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
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/**
 * Feeds in buckets: collected in a temporary file and sent when they are complete. To continue one, it is fetched, continued
 * here, and replaced. Scrapy's {@code S3FeedStorage}.
 */
public final class S3FeedStorage implements FeedStorage {
    public static final Setting<Optional<String>> FEED_STORAGE_S3_ACL = Setting.ofOptional("FEED_STORAGE_S3_ACL")
            .doc("The access control list of feeds on S3, such as bucket-owner-full-control; None: the bucket's.");

    private final Settings settings;
    private final Aws aws;
    private final Optional<ObjectCannedACL> acl;

    /** @throws crawler.settings.SettingException when a setting is wrong */
    public S3FeedStorage(Crawler crawler) {
        this.settings = crawler.settings();
        this.aws = new Aws(settings);
        this.acl = Acl.of(FEED_STORAGE_S3_ACL, settings.get(FEED_STORAGE_S3_ACL));
    }

    @Override
    public StoredFile open(Target target) throws IOException {
        return CollectedFile.of(target, settings, new InBucket(S3Place.of(target.uri())));
    }

    private final class InBucket implements FarFile {
        private final S3Place place;

        InBucket(S3Place place) {
            this.place = place;
        }

        private Bucket bucket() {
            return new Bucket(aws.as(place).client(), place.bucket());
        }

        @Override
        public boolean fetch(Path to) throws IOException {
            try (Bucket bucket = bucket()) {
                return bucket.fetch(place.key(), to);
            }
        }

        @Override
        public void store(Path file) throws IOException {
            MediaContent feed = MediaContent.of(Files.size(file), () -> Files.newInputStream(file));
            try (Bucket bucket = bucket()) {
                bucket.put(new Upload(place.key(), feed, acl, Optional.empty()));
            }
        }
    }
}
