package crawler.engine.feed.format;

import crawler.engine.feed.format.FeedText.Unencodable;
import java.util.Map;
import java.util.TreeSet;

/** What stands for characters that an encoding does not have: Python's error handlers, by their names. */
final class Replacement {
    static final Unencodable CHARACTER_REFERENCE = (c, name) -> "&#" + c + ";";

    private static final Map<String, Unencodable> BY_NAME = Map.of(
            "strict", Unencodable.REFUSED,
            "surrogateescape", Unencodable.REFUSED, // for bytes that no text here is made of
            "namereplace", (c, name) -> named(c),
            "ignore", (c, name) -> "",
            "replace", (c, name) -> "?",
            "xmlcharrefreplace", CHARACTER_REFERENCE,
            "backslashreplace", (c, name) -> escaped(c));

    private Replacement() {}

    private static String escaped(int c) {
        return String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }

    /** By the names of Unicode, which has ideographs one by one where Java has their block. */
    private static String named(int c) {
        String name = Character.getName(c);
        if (name == null || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return escaped(c);
        }
        boolean numbered = Character.isIdeographic(c) && name.startsWith("CJK UNIFIED IDEOGRAPHS");
        return "\\N{" + (numbered ? String.format("CJK UNIFIED IDEOGRAPH-%X", c) : name) + "}";
    }

    /** @throws IllegalArgumentException when there is none of this name */
    static Unencodable of(String name) {
        Unencodable found = BY_NAME.get(name);
        if (found == null) {
            throw new IllegalArgumentException("unknown \"errors\" handler " + name + " (have: "
                    + String.join(", ", new TreeSet<>(BY_NAME.keySet())) + ")");
        }
        return found;
    }
}
