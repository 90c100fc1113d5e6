package crawler.engine.media;

/** Why a file or an image of an item was not stored; the item is kept. Scrapy's {@code FileException}. */
public class MediaException extends RuntimeException {

    public MediaException(String why) {
        super(why);
    }

    public MediaException(String why, Throwable cause) {
        super(why, cause);
    }

    private MediaException(String why, boolean withTrace) {
        super(why, null, false, withTrace);
    }

    /** One that was met before, without its stack. */
    static MediaException told(String why) {
        return new MediaException(why, false);
    }
}
