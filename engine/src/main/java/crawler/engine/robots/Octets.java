package crawler.engine.robots;

import java.nio.charset.StandardCharsets;

/** Bytes as text of one character for each, so that text that is no UTF-8 can be compared as it is. */
final class Octets {
    private Octets() {}

    static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The text that octets stand for, if they are UTF-8. */
    static String text(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** With A to Z as a to z; octets of other letters stay as they are. */
    static String lower(String octets) {
        StringBuilder lower = new StringBuilder(octets);
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c | 0x20));
            }
        }
        return lower.toString();
    }
}
