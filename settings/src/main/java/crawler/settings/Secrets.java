package crawler.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How values are shown in messages and logs: on one line, not too long, passwords and tokens hidden. */
final class Secrets {
    static final String HIDDEN = "***";

    private static final int MESSAGE_LENGTH = 200;
    private static final int LOG_LENGTH = 2000;
    /** Parts of names, in capitals, words set off by "_": "_PASS_" is in FTP_PASS, not in FTP_PASSIVE_MODE. */
    private static final List<String> MARKS = List.of(
            "PASSWORD",
            "PASSWD",
            "_PASS_",
            "SECRET",
            "TOKEN",
            "CREDENTIAL",
            "AUTHORIZATION",
            "_COOKIE_",
            "_KEY_ID_",
            "API_KEY",
            "APIKEY",
            "ACCESS_KEY",
            "PRIVATE_KEY");
    /** User and password of a URL; a password may contain "@". */
    private static final Pattern USER_INFO = Pattern.compile("://[^/\\s\"]*@");

    private Secrets() {}

    /** Whether what bears this name (a setting, a header, a key of a map) is not for other people's eyes. */
    static boolean isSecret(String name) {
        String words = "_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
        return MARKS.stream().anyMatch(words::contains);
    }

    /** A raw value for a message: text stands in quotes. */
    static String quoted(String name, Object raw) {
        Object shown = redacted(name, raw);
        return shortened(
                shown instanceof String text && !text.equals(HIDDEN) ? quote(text) : line(shown), MESSAGE_LENGTH);
    }

    /** A raw value for the log of a start. */
    static String plain(String name, Object raw) {
        return shortened(line(redacted(name, raw)), LOG_LENGTH);
    }

    private static Object redacted(String name, Object raw) {
        if (isSecret(name)) {
            return HIDDEN;
        } else if (raw instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(masked(key.toString()), redacted(key.toString(), unfolded(value))));
            return copy;
        } else if (raw instanceof Collection<?> collection) {
            return collection.stream().map(element -> redacted("", element)).toList();
        }
        return raw instanceof String text ? redactedText(text) : raw;
    }

    /** A map in a map is kept as its JSON text, and shown as people write it. */
    private static Object unfolded(Object value) {
        try {
            return value instanceof String text && text.startsWith("{") ? Json.read(text) : value;
        } catch (Mismatch text) {
            return value;
        }
    }

    /** Text may be the JSON of a map with secrets; when it cannot be read and names one, all of it is hidden. */
    private static String redactedText(String text) {
        if (text.strip().startsWith("{") || text.strip().startsWith("[")) {
            try {
                return isSecret(text) ? Json.write(redacted("", Json.read(text))) : masked(text);
            } catch (Mismatch unreadable) {
                return HIDDEN;
            }
        }
        return masked(text);
    }

    private static String masked(String text) {
        return USER_INFO.matcher(text).replaceAll("://" + HIDDEN + "@");
    }

    private static String line(Object shown) {
        if (Raw.NONE.equals(shown)) {
            return "None";
        }
        boolean compound = shown instanceof Map || shown instanceof Collection;
        return compound ? Json.write(shown) : String.valueOf(shown).replaceAll("\\R", " ");
    }

    private static String quote(String text) {
        return "\"" + text.replaceAll("\\R", " ") + "\"";
    }

    static String shortened(String text) {
        return shortened(text, MESSAGE_LENGTH);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "… (" + text.length() + " characters)";
    }
}
