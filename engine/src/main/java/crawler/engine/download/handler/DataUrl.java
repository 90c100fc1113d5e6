package crawler.engine.download.handler;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Locale;

/**
 * A {@code data:} URL taken apart (RFC 2397).
 *
 * @param type the media type with its parameters; {@code text/plain;charset=US-ASCII} when it has none
 */
record DataUrl(String type, byte[] data) {
    private static final String DEFAULT_TYPE = "text/plain";
    private static final String BASE64 = ";base64";

    /** @throws IllegalArgumentException when it has no comma, or broken base64 */
    static DataUrl of(String url) {
        int colon = url.indexOf(':');
        int comma = url.indexOf(',');
        if (comma < 0) {
            throw new IllegalArgumentException("a data URL needs a comma before its data");
        }
        String head = new String(unquoted(url.substring(colon + 1, comma)), java.nio.charset.StandardCharsets.UTF_8);
        byte[] data = unquoted(url.substring(comma + 1));
        boolean encoded = head.toLowerCase(Locale.ROOT).stripTrailing().endsWith(BASE64);
        if (encoded) {
            head = head.stripTrailing().substring(0, head.stripTrailing().length() - BASE64.length());
            data = Base64.getMimeDecoder().decode(data);
        }
        return new DataUrl(type(head.strip()), data);
    }

    private static String type(String head) {
        if (head.isEmpty()) {
            return DEFAULT_TYPE + ";charset=US-ASCII";
        }
        return head.startsWith(";") ? DEFAULT_TYPE + head : head;
    }

    private static byte[] unquoted(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toByteArray();
    }
}
