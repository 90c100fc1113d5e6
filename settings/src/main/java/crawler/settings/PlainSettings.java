package crawler.settings;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings read by name as Scrapy's getters read them, for names that no {@link Setting} declares. What cannot be read
 * fails with a {@link SettingException}.
 */
public final class PlainSettings {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+(_\\d+)*");
    private static final Pattern DIGITS_APART = Pattern.compile("(?<=\\d)_(?=\\d)");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?|[+-]?(?i:inf(inity)?|nan)");

    private final Settings settings;

    PlainSettings(Settings settings) {
        this.settings = settings;
    }

    /** Scrapy's {@code getbool}: a number that is not 0, "True" and "true" are true. */
    public boolean bool(String name, boolean otherwise) {
        Optional<Object> value = settings.raw(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.get().equals("True") || value.get().equals("true")) {
            return true;
        }
        if (value.get().equals("False") || value.get().equals("false")) {
            return false;
        }
        return integer(name, value.get(), "a boolean (0, 1, True, true, False or false)")
                        .signum()
                != 0;
    }

    /** Scrapy's {@code getint}; what follows the point of a number is cut off, text must be a whole number. */
    public long integer(String name, long otherwise) {
        Optional<Object> value = settings.raw(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        String expected = "a whole number of 64 bits";
        BigInteger number = integer(name, value.get(), expected);
        if (number.bitLength() > 63) {
            throw wrong(name, expected);
        }
        return number.longValue();
    }

    private BigInteger integer(String name, Object value, String expected) {
        if (value instanceof Boolean bool) {
            return bool ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return new BigDecimal(number.toString()).toBigInteger();
        }
        if (value instanceof String text && INTEGER.matcher(text.strip()).matches()) {
            return new BigInteger(text.strip().replace("_", "").replace("+", ""));
        }
        throw wrong(name, expected);
    }

    /** Scrapy's {@code getfloat}. */
    public double decimal(String name, double otherwise) {
        Object value = settings.raw(name).orElse(otherwise);
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text) {
            return decimal(name, DIGITS_APART.matcher(text.strip()).replaceAll(""));
        }
        throw wrong(name, "a number");
    }

    private double decimal(String name, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw wrong(name, "a number");
        }
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        if (lower.endsWith("nan")) {
            return Double.NaN;
        }
        if (lower.contains("inf")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }

    /** Scrapy's {@code getlist}: text is split at its commas, a map gives its keys; nothing, empty text, 0 and false are empty. */
    public List<Object> list(String name) {
        Object value = settings.raw(name).orElse(List.of());
        if (value instanceof Collection<?> list) {
            return Collections.unmodifiableList(new ArrayList<>(list));
        }
        if (value instanceof Map<?, ?> map) {
            return List.copyOf(map.keySet());
        }
        if (value instanceof String text) {
            return text.isEmpty() ? List.of() : List.of((Object[]) text.split(",", -1));
        }
        if (value.equals(false) || value instanceof Number number && number.doubleValue() == 0) {
            return List.of();
        }
        throw wrong(name, "a list (separated by commas)");
    }

    /** Scrapy's {@code getdict}: text is JSON; a list of pairs is taken as well. */
    public Map<String, Object> dict(String name) {
        Object value = settings.raw(name).orElse(Map.of());
        Object read = value instanceof String text ? json(name, text) : value;
        if (read instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put((String) key, each));
            return Collections.unmodifiableMap(copy);
        }
        if (read instanceof Collection<?> pairs) {
            return ofPairs(name, pairs);
        }
        throw wrong(name, "a map (a JSON object)");
    }

    private Object json(String name, String text) {
        try {
            return Json.read(text);
        } catch (Mismatch bad) {
            throw wrong(name, "a map (a JSON object)");
        }
    }

    private Map<String, Object> ofPairs(String name, Collection<?> pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Object pair : pairs) {
            if (pair instanceof List<?> list && list.size() == 2) {
                map.put(list.get(0).toString(), list.get(1));
            } else if (pair instanceof String text && text.codePointCount(0, text.length()) == 2) {
                int second = text.offsetByCodePoints(0, 1);
                map.put(text.substring(0, second), text.substring(second));
            } else {
                throw wrong(name, "a map (a JSON object)");
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private SettingException wrong(String name, String expected) {
        return new SettingException("Setting " + name + ": "
                + Secrets.quoted(name, settings.raw(name).orElse(""))
                + settings.origin(name).map(origin -> " (from " + origin + ")").orElse("") + " is not " + expected
                + ".");
    }
}
