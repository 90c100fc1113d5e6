package crawler.engine.media;

/** Why a file or an image of an item was not stored; the item is kept. Scrapy's {@code FileException}. */
public class MediaException extends RuntimeException {

    public MediaException(String why) {
        super(why);
    }

    public MediaException(String why, Throwable cause) {
        super(why, cause);
    }
}
