package crawler.engine.media;

import crawler.settings.Setting;
import crawler.settings.Settings;
import java.util.Locale;

/** The settings of one media pipeline: of a subclass those under its own name first, {@code MYPIPELINE_FILES_STORE}. */
final class MediaSettings {
    private final Settings settings;
    private final String prefix;

    MediaSettings(Settings settings, Class<?> pipeline) {
        this.settings = settings;
        this.prefix = pipeline.getSimpleName().toUpperCase(Locale.ROOT) + "_";
    }

    <T> T get(Setting<T> key) {
        return settings.raw(prefix + key.name()).map(key::parse).orElseGet(() -> settings.get(key));
    }
}
