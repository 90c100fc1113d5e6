package crawler.engine.select;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Replaces entities in text that {@code re()} found, all but {@code &lt;} and {@code &amp;}: w3lib's replace_entities. */
final class EntityText {
    private static final Pattern ENTITY =
            Pattern.compile("&(?:([a-zA-Z\\d]{1,40})|#(\\d{1,20})|#[xX]([a-fA-F\\d]{1,20}))(;?)");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private EntityText() {}

    static String replace(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match)));
    }

    /** Its character; an unknown entity is dropped when a semicolon shows that it was meant as one. */
    private static String character(MatchResult entity) {
        String found = "";
        if (entity.group(1) != null) {
            String name = entity.group(1);
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("lt") || lower.equals("amp")) {
                return entity.group();
            }
            found = Entities.getByName(name).isEmpty() ? Entities.getByName(lower) : Entities.getByName(name);
        } else {
            found = ofNumber(
                    entity.group(2) == null ? entity.group(3) : entity.group(2), entity.group(2) == null ? 16 : 10);
        }
        return found.isEmpty() && entity.group(4).isEmpty() ? entity.group() : found;
    }

    /** Numbers 128 to 159 mean Windows' characters, as browsers take them. */
    private static String ofNumber(String digits, int radix) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > 8) {
            return "";
        }
        long number = Long.parseLong(significant, radix);
        if (number >= 0x80 && number <= 0x9f) {
            String decoded = new String(new byte[] {(byte) number}, WINDOWS);
            return decoded.equals("\ufffd") ? "" : decoded;
        }
        return number <= Character.MAX_CODE_POINT ? Character.toString((int) number) : "";
    }
}
