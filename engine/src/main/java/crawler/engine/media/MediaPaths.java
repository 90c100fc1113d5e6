package crawler.engine.media;

import crawler.engine.Request;

/** The names under which files are stored: made of a hash of the URL, so that they are safe in every store. */
public final class MediaPaths {

    private MediaPaths() {}

    /** {@code full/HASH.ENDING}, with the ending of a known type that the URL looks like. */
    public static String file(Request request) {
        return "full/" + Checksum.sha1(request.url()) + MediaTypes.ending(request.url());
    }

    /** {@code full/HASH.jpg}. */
    public static String image(Request request) {
        return "full/" + Checksum.sha1(request.url()) + ".jpg";
    }

    /** {@code thumbs/NAME/HASH.jpg}. */
    public static String thumb(Request request, String name) {
        return "thumbs/" + name + "/" + Checksum.sha1(request.url()) + ".jpg";
    }
}
