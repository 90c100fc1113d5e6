package crawler.addons.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Takes back the escapes of URLs (RFC 3986), in which a plus sign stands for itself. */
final class Escapes {

    private Escapes() {}

    /** The text in UTF-8; as it is, when a percent sign in it begins no escape. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
