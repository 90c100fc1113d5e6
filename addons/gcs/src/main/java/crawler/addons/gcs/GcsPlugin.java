package crawler.addons.gcs;

import crawler.engine.part.Plugin;
import java.util.List;
import java.util.Map;

/** Has the engine keep feeds and media at {@code gs://} URIs, when this jar is on the class path. */
public final class GcsPlugin implements Plugin {

    @Override
    public String name() {
        return "crawler-addon-gcs";
    }

    @Override
    public Map<String, ?> defaults() {
        return Map.of(
                "FEED_STORAGES", Map.of("gs", GcsFeedStorage.class.getName()),
                "MEDIA_STORES", Map.of("gs", GcsFileStore.class.getName()));
    }

    @Override
    public List<Class<?>> settings() {
        return List.of(Gcs.class, GcsFeedStorage.class, GcsFileStore.class);
    }
}
