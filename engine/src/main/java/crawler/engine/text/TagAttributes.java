package crawler.engine.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The attributes of one tag as they stand in a text, entities and all; of two of a name the first one counts. */
final class TagAttributes {
    private final String text;
    private final Map<String, String> values = new HashMap<>();
    private int at;

    private TagAttributes(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** @param at where the tag's name ends; a name that goes on there, and a tag that does not end, have no attributes */
    static TagAttributes read(String text, int at) {
        TagAttributes attributes = new TagAttributes(text, at);
        boolean named = at < text.length() && (isSpace(text.charAt(at)) || text.charAt(at) == '/');
        if (named && !attributes.readAll()) {
            attributes.values.clear();
        }
        return attributes;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Whether the tag came to its end. */
    private boolean readAll() {
        while (true) {
            skip(" \t\n\f\r/");
            if (at >= text.length()) {
                return false;
            }
            if (text.charAt(at) == '>') {
                return true;
            }
            readOne();
        }
    }

    private void readOne() {
        int start = at++;
        skipUntil(" \t\n\f\r/>=");
        String name = text.substring(start, at).toLowerCase(Locale.ROOT);
        skip(" \t\n\f\r");
        String value = "";
        if (at < text.length() && text.charAt(at) == '=') {
            at++;
            skip(" \t\n\f\r");
            value = value();
        }
        values.putIfAbsent(name, value);
    }

    private String value() {
        if (at >= text.length()) {
            return "";
        }
        char quote = text.charAt(at);
        boolean quoted = quote == '"' || quote == '\'';
        int start = quoted ? ++at : at;
        skipUntil(quoted ? String.valueOf(quote) : " \t\n\f\r>");
        String value = text.substring(start, at);
        at += quoted ? 1 : 0;
        return value;
    }

    private void skip(String members) {
        while (at < text.length() && members.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skipUntil(String members) {
        while (at < text.length() && members.indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return " \t\n\f\r".indexOf(c) >= 0;
    }
}
