package crawler.engine.media;

import crawler.settings.Setting;
import crawler.settings.Settings;

/** What a store of files is made from: where it is, and the settings of the pipeline that it is for. Immutable. */
public final class StorePlace {
    private final String uri;
    private final Settings settings;
    private final MediaSettings own;
    private final boolean images;

    StorePlace(String uri, Settings settings, MediaSettings own, boolean images) {
        this.uri = uri;
        this.settings = settings;
        this.own = own;
        this.images = images;
    }

    /** One for files, of a pipeline that has no settings of its own; for tests. */
    public static StorePlace of(String uri, Settings settings) {
        return new StorePlace(uri, settings, new MediaSettings(settings, FilesPipeline.class), false);
    }

    /** As FILES_STORE or IMAGES_STORE says. */
    public String uri() {
        return uri;
    }

    /** All settings of the crawl. */
    public Settings settings() {
        return settings;
    }

    /** The one setting when the store is for files, the other when it is for images; a subclass's own wins. */
    public <T> T get(Setting<T> forFiles, Setting<T> forImages) {
        return own.get(images ? forImages : forFiles);
    }

    /**
     * The path as it is, for places that know no "..".
     *
     * @throws MediaException when a file system would take it out of the store
     */
    public static String safe(String path) {
        boolean control = path.chars().anyMatch(c -> c < ' ' || c == 0x7F);
        String slashed = "/" + path + "/";
        if (control || slashed.contains("//") || slashed.contains("/../") || slashed.contains("/./")) {
            throw new MediaException("the file name \"" + path + "\" leads out of the store, or is none");
        }
        return path;
    }
}
