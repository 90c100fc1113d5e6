package crawler.engine.download;

import crawler.engine.Attribute;
import crawler.engine.Request;
import crawler.settings.Setting;
import crawler.settings.Settings;

/** How large bodies may be, by settings and by the attributes of a request. Immutable. */
public final class BodySizes {
    public static final Setting<Long> DOWNLOAD_MAXSIZE = Setting.ofBytes("DOWNLOAD_MAXSIZE", 64L << 20)
            .doc("The largest body, before and after decompression; 0 for no limit.");
    public static final Setting<Long> DOWNLOAD_WARNSIZE = Setting.ofBytes("DOWNLOAD_WARNSIZE", 32L << 20)
            .doc("The size from which on a body is worth a warning; 0 for none.");
    public static final Setting<Long> DOWNLOAD_SPILLSIZE = Setting.ofBytes("DOWNLOAD_SPILLSIZE", 16L << 20)
            .doc("The size from which on a body is kept in a file of the temporary folder instead of in memory.");

    /** The limit of one request in bytes. Scrapy's {@code download_maxsize}. */
    public static final Attribute<Long> MAXSIZE = Attribute.of("download_maxsize", Long.class);

    /** The size of warnings of one request in bytes. Scrapy's {@code download_warnsize}. */
    public static final Attribute<Long> WARNSIZE = Attribute.of("download_warnsize", Long.class);

    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final long most;
    private final long warned;
    private final long inMemory;

    public BodySizes(Settings settings) {
        this.most = settings.get(DOWNLOAD_MAXSIZE);
        this.warned = settings.get(DOWNLOAD_WARNSIZE);
        this.inMemory = Math.min(settings.get(DOWNLOAD_SPILLSIZE), LARGEST_ARRAY);
    }

    /** The largest body that the request may get, in bytes; it may be larger than any array, since it lies in a file then. */
    public long most(Request request) {
        long limit = request.get(MAXSIZE).orElse(most);
        return limit <= 0 ? Long.MAX_VALUE : limit;
    }

    /** Whether a body of so many bytes is worth a warning. */
    public boolean warns(Request request, long size) {
        long limit = request.get(WARNSIZE).orElse(warned);
        return limit > 0 && size >= limit;
    }

    /** How many bytes of a body are kept in memory; the rest goes to a file. */
    public long inMemory() {
        return inMemory;
    }
}
