package crawler.engine.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.parser.Parser;

/**
 * What a page's {@code <meta http-equiv=refresh>} asks for: to be left for another page after some seconds.
 *
 * <p>Tags are found as w3lib does it, in the text as it stands, which sees those in scripts, too; their content is read by
 * the HTML standard ("shared declarative refresh steps").
 *
 * @param delay in seconds
 * @param link absolute or relative; empty: the page itself
 */
public record Refresh(double delay, String link) {
    /** What stands further down is not looked at, as in Scrapy. */
    private static final int MOST = 4096;

    /**
     * The first one in the text that says where to.
     *
     * @param ignored tags whose content does not count, such as {@code noscript}
     */
    public static Optional<Refresh> of(String text, Collection<String> ignored) {
        String head = text.substring(0, Math.min(text.length(), MOST));
        if (indexOf(head, "refresh", 0) < 0) {
            return Optional.empty();
        }
        for (String tag : ignored) {
            head = withoutElements(head, tag);
        }
        return find(withoutComments(head));
    }

    private static Optional<Refresh> find(String head) {
        for (int at = indexOf(head, "<meta", 0); at >= 0; at = indexOf(head, "<meta", at + 5)) {
            TagAttributes meta = TagAttributes.read(head, at + 5);
            if (meta.get("http-equiv").filter("refresh"::equalsIgnoreCase).isPresent()) {
                Optional<Refresh> found = meta.get("content")
                        .map(content -> Parser.unescapeEntities(content, true))
                        .flatMap(Refresh::ofContent);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The content of such a tag: {@code 5; url=/next}. */
    private static Optional<Refresh> ofContent(String content) {
        String text = content.strip();
        int digits = span(text, "0123456789");
        int number = span(text, "0123456789.");
        if (number == 0) {
            return Optional.empty();
        }
        String after = text.substring(number);
        boolean separated = !after.isEmpty() && (";,".indexOf(after.charAt(0)) >= 0 || after.charAt(0) <= ' ');
        return separated
                ? link(after.strip()).map(link -> new Refresh(seconds(text, digits, number), link))
                : Optional.empty();
    }

    /** A point alone is zero, what comes after a second one is not part of the number; ten digits say enough. */
    private static double seconds(String text, int digits, int number) {
        int secondPoint = text.indexOf('.', digits + 1);
        int end = secondPoint < 0 ? number : Math.min(number, secondPoint);
        return digits > 10 ? Double.MAX_VALUE : Double.parseDouble("0" + text.substring(0, end));
    }

    /** With {@code url=} before it or without; with it, it may be empty. */
    private static Optional<String> link(String text) {
        String rest =
                text.startsWith(";") || text.startsWith(",") ? text.substring(1).strip() : text;
        if (rest.regionMatches(true, 0, "url", 0, 3)) {
            String after = rest.substring(3).strip();
            if (after.startsWith("=")) {
                return Optional.of(unquoted(after.substring(1).strip()));
            }
        }
        return Optional.of(unquoted(rest)).filter(link -> !link.isEmpty());
    }

    private static String unquoted(String text) {
        if (!text.startsWith("\"") && !text.startsWith("'")) {
            return text;
        }
        int end = text.indexOf(text.charAt(0), 1);
        return text.substring(1, end < 0 ? text.length() : end).strip();
    }

    private static int span(String text, String members) {
        int i = 0;
        while (i < text.length() && members.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** Elements that are not closed stay, as in w3lib. */
    private static String withoutElements(String text, String tag) {
        String open = "<" + tag.toLowerCase(Locale.ROOT);
        String close = "</" + tag.toLowerCase(Locale.ROOT) + ">";
        return without(text, open, close, false);
    }

    private static String withoutComments(String text) {
        return without(text, "<!--", "-->", true);
    }

    private static String without(String text, String open, String close, boolean toEnd) {
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        for (int at = indexOf(text, open, 0); at >= 0; at = indexOf(text, open, from)) {
            int end = indexOf(text, close, at + open.length());
            if (end < 0 && !toEnd) {
                break;
            }
            kept.append(text, from, at);
            from = end < 0 ? text.length() : end + close.length();
        }
        return kept.append(text, from, text.length()).toString();
    }

    /** Ignores the case of ASCII letters. */
    private static int indexOf(String text, String part, int from) {
        for (int i = from; i <= text.length() - part.length(); i++) {
            if (text.regionMatches(true, i, part, 0, part.length())) {
                return i;
            }
        }
        return -1;
    }
}
