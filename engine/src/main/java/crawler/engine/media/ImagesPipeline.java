package crawler.engine.media;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.media.image.Size;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Downloads the images that the items' field {@code image_urls} links to, stores them as JPEG in RGB with thumbnails, and
 * tells of them in the field {@code images}. Scrapy's {@code ImagesPipeline}.
 */
public class ImagesPipeline extends FilesPipeline {
    public static final Setting<Optional<String>> IMAGES_STORE = Setting.ofOptional("IMAGES_STORE")
            .doc("Where the images pipeline stores: a folder or a URI (MEDIA_STORES); None switches it off.");
    public static final Setting<Integer> IMAGES_EXPIRES = Setting.ofInt("IMAGES_EXPIRES", 90)
            .min(0)
            .unit("days")
            .doc("How old a stored image may be and yet not be downloaded again.");
    public static final Setting<String> IMAGES_URLS_FIELD =
            Setting.ofString("IMAGES_URLS_FIELD", "image_urls").doc("The field of items that links to images.");
    public static final Setting<String> IMAGES_RESULT_FIELD =
            Setting.ofString("IMAGES_RESULT_FIELD", "images").doc("The field of items that tells of stored images.");
    public static final Setting<Map<String, String>> IMAGES_THUMBS = Setting.ofMap("IMAGES_THUMBS", Map.of())
            .doc("Thumbnails by name, each with its largest width and height: {\"small\": [50, 50]}.");
    public static final Setting<Integer> IMAGES_MIN_WIDTH =
            Setting.ofInt("IMAGES_MIN_WIDTH", 0).min(0).unit("pixels").doc("Narrower images are not stored.");
    public static final Setting<Integer> IMAGES_MIN_HEIGHT =
            Setting.ofInt("IMAGES_MIN_HEIGHT", 0).min(0).unit("pixels").doc("Lower images are not stored.");
    public static final Setting<Long> IMAGES_MAX_PIXELS = Setting.ofLong("IMAGES_MAX_PIXELS", 100_000_000)
            .min(1)
            .unit("pixels")
            .doc("Larger images are not decoded: a few bytes may say that they are gigapixels.");

    private static final Pattern SIZE = Pattern.compile("\\D*(\\d{1,5})\\D+(\\d{1,5})\\D*");

    private final JpegMaker.Limits limits;
    private final Map<String, Size> thumbs = new LinkedHashMap<>();

    /** @throws crawler.engine.error.NotConfigured when IMAGES_STORE is not set */
    public ImagesPipeline(Crawler crawler) {
        super(crawler, MediaKind.images());
        MediaSettings settings = new MediaSettings(crawler.settings(), getClass());
        this.limits = new JpegMaker.Limits(
                settings.get(IMAGES_MIN_WIDTH),
                settings.get(IMAGES_MIN_HEIGHT),
                settings.get(IMAGES_MAX_PIXELS),
                ImageMemory.ofHeap());
        settings.get(IMAGES_THUMBS).forEach((name, size) -> thumbs.put(name, size(name, size)));
    }

    private static Size size(String name, String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new SettingException("IMAGES_THUMBS: the size of \"" + name + "\" is [width, height], not " + text);
        }
        return new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }

    @Override
    protected String filePath(Request request, Optional<Response> response, Item item) {
        return MediaPaths.image(request);
    }

    /** Where a thumbnail is stored. */
    protected String thumbPath(Request request, String thumb, Response response, Item item) {
        return MediaPaths.thumb(request, thumb);
    }

    @Override
    final Callable<String> storing(Request request, Response response, Item item) {
        String path = filePath(request, Optional.of(response), item);
        Map<String, Size> thumbPaths = new LinkedHashMap<>();
        thumbs.forEach((name, size) -> thumbPaths.put(thumbPath(request, name, response, item), size));
        MediaContent content = MediaContent.of(response.bodySize(), response::openBody);
        return () -> {
            try (JpegMaker image = JpegMaker.read(content, limits)) {
                String checksum = store().persist(path, image.jpeg());
                for (Map.Entry<String, Size> thumb : thumbPaths.entrySet()) {
                    store().persist(thumb.getKey(), image.thumb(thumb.getValue()));
                }
                return checksum;
            }
        };
    }
}
