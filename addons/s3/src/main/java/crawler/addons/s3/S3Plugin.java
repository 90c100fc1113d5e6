package crawler.addons.s3;

import crawler.engine.part.Plugin;
import java.util.List;
import java.util.Map;

/** Has the engine get {@code s3://} URLs, and keep feeds and media at such, when this jar is on the class path. */
public final class S3Plugin implements Plugin {

    @Override
    public String name() {
        return "crawler-addon-s3";
    }

    @Override
    public Map<String, ?> defaults() {
        return Map.of(
                "DOWNLOAD_HANDLERS", Map.of("s3", S3Handler.class.getName()),
                "FEED_STORAGES", Map.of("s3", S3FeedStorage.class.getName()),
                "MEDIA_STORES", Map.of("s3", S3FileStore.class.getName()));
    }

    @Override
    public List<Class<?>> settings() {
        return List.of(Aws.class, S3FeedStorage.class, S3FileStore.class);
    }
}
