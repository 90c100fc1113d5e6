package crawler.engine.media;

import crawler.engine.Item;
import crawler.engine.item.Fields;
import crawler.engine.item.PlainValue;
import crawler.settings.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which settings and fields of items a media pipeline goes by. Immutable. */
final class MediaKind {
    private static final Pattern NEXT_WORD = Pattern.compile("_(\\w)");

    private final Setting<Optional<String>> store;
    private final Setting<Integer> expires;
    private final Setting<String> urls;
    private final Setting<String> result;
    private final Optional<MediaSettings> settings;

    private MediaKind(
            Setting<Optional<String>> store,
            Setting<Integer> expires,
            Setting<String> urls,
            Setting<String> result,
            Optional<MediaSettings> settings) {
        this.store = store;
        this.expires = expires;
        this.urls = urls;
        this.result = result;
        this.settings = settings;
    }

    static MediaKind files() {
        return new MediaKind(
                FilesPipeline.FILES_STORE,
                FilesPipeline.FILES_EXPIRES,
                FilesPipeline.FILES_URLS_FIELD,
                FilesPipeline.FILES_RESULT_FIELD,
                Optional.empty());
    }

    static MediaKind images() {
        return new MediaKind(
                ImagesPipeline.IMAGES_STORE,
                ImagesPipeline.IMAGES_EXPIRES,
                ImagesPipeline.IMAGES_URLS_FIELD,
                ImagesPipeline.IMAGES_RESULT_FIELD,
                Optional.empty());
    }

    MediaKind of(MediaSettings values) {
        return new MediaKind(store, expires, urls, result, Optional.of(values));
    }

    /** Whether what it stores are images. */
    boolean isOfImages() {
        return store == ImagesPipeline.IMAGES_STORE;
    }

    Setting<Optional<String>> store() {
        return store;
    }

    int expires() {
        return get(expires);
    }

    /** What the item's field holds: several, one, or none. */
    List<String> urls(Item item) {
        Object value = PlainValue.of(Fields.get(item, named(item, get(urls))).orElse(null));
        if (value instanceof List<?> many) {
            return many.stream()
                    .map(PlainValue::of)
                    .filter(each -> each != null)
                    .map(Object::toString)
                    .toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    String resultField(Item item) {
        return named(item, get(result));
    }

    /** Java's spelling, {@code fileUrls}, when the item has that and not the setting's {@code file_urls}. */
    private static String named(Item item, String name) {
        String java =
                NEXT_WORD.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        List<String> names = Fields.names(item);
        return !names.contains(name) && names.contains(java) ? java : name;
    }

    private <T> T get(Setting<T> key) {
        return settings.orElseThrow().get(key);
    }
}
