package crawler.engine.url;

/** A URL that no request can be made of; the message says which part is wrong. */
public final class InvalidUrlException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidUrlException(String url, String why) {
        super("Invalid URL \"" + shortened(url) + "\": " + why);
    }

    private static String shortened(String url) {
        return url.length() <= 200 ? url : url.substring(0, 200) + "...";
    }
}
