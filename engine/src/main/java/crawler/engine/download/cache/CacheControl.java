package crawler.engine.download.cache;

import crawler.engine.Headers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The directives of Cache-Control (RFC 9111, 5.2). */
final class CacheControl {
    private final Map<String, String> directives = new HashMap<>();

    /** @param ignored names in small letters that count as not written */
    static CacheControl of(Headers headers, Set<String> ignored) {
        CacheControl control = new CacheControl();
        headers.getAll("Cache-Control").forEach(control::read);
        control.directives.keySet().removeAll(ignored);
        return control;
    }

    /** Splits at commas, except within quotes. */
    private void read(String field) {
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= field.length(); i++) {
            if (i == field.length() || (field.charAt(i) == ',' && !quoted)) {
                add(field.substring(start, i).strip());
                start = i + 1;
            } else if (field.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
    }

    private void add(String directive) {
        int equals = directive.indexOf('=');
        String name = (equals < 0 ? directive : directive.substring(0, equals)).strip();
        if (!name.isEmpty()) {
            String value = equals < 0
                    ? ""
                    : directive.substring(equals + 1).replace("\"", "").strip();
            directives.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
        }
    }

    boolean has(String name) {
        return directives.containsKey(name);
    }

    /** The seconds of a directive; empty when it is not there or says nothing. */
    OptionalLong seconds(String name) {
        String value = directives.getOrDefault(name, "");
        boolean number = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(value)); // RFC 9111, 1.2.2
    }

    /** The value of a directive as it is written. */
    Optional<String> value(String name) {
        return Optional.ofNullable(directives.get(name));
    }
}
