package crawler.engine.item;

import crawler.engine.url.SafeUrl;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The types that fields may declare, and how values of them are made of what was scraped: texts, numbers, booleans, dates of
 * {@code java.time}, URIs, enums, and an Optional, a List or a Set of these.
 */
public final class FieldType {
    private static final Map<Class<?>, Function<String, ?>> OF_TEXT = new HashMap<>();

    static {
        put(String.class, text -> text);
        put(Integer.class, Integer::valueOf);
        put(Long.class, Long::valueOf);
        put(Double.class, Double::valueOf);
        put(Float.class, Float::valueOf);
        put(Short.class, Short::valueOf);
        put(Byte.class, Byte::valueOf);
        put(Boolean.class, FieldType::truth);
        put(BigDecimal.class, BigDecimal::new);
        put(BigInteger.class, BigInteger::new);
        put(URI.class, FieldType::uri);
        put(UUID.class, UUID::fromString);
        put(Instant.class, Instant::parse);
        put(LocalDate.class, LocalDate::parse);
        put(LocalTime.class, LocalTime::parse);
        put(LocalDateTime.class, LocalDateTime::parse);
        put(OffsetDateTime.class, OffsetDateTime::parse);
        put(ZonedDateTime.class, ZonedDateTime::parse);
        put(Duration.class, Duration::parse);
        put(Year.class, Year::parse);
        put(YearMonth.class, YearMonth::parse);
    }

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            float.class, Float.class,
            short.class, Short.class,
            byte.class, Byte.class,
            boolean.class, Boolean.class);

    private FieldType() {}

    private static <T> void put(Class<T> type, Function<String, T> ofText) {
        OF_TEXT.put(type, ofText);
    }

    /** Pages write what no URI allows; it is escaped then as browsers do, and what they leave as it is, too. */
    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            StringBuilder escaped = new StringBuilder();
            for (char c : SafeUrl.of(text).toCharArray()) {
                escaped.append("|^`{}\\\"<> ".indexOf(c) < 0 ? String.valueOf(c) : "%%%02X".formatted((int) c));
            }
            return URI.create(escaped.toString());
        }
    }

    private static Boolean truth(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException(text);
    }

    /** Makes a value of a class of a text. */
    @FunctionalInterface
    public interface Parser {
        /** @throws RuntimeException when the text is no such value */
        Object parse(Class<?> wanted, String text);
    }

    /** {@link #to(Type, Object, Parser)} with texts as Java writes such values. */
    public static Object to(Type type, Object value) {
        return to(type, value, FieldType::ofText);
    }

    /**
     * @param value null, a text, a value of the type itself, or a collection; of several, a single one takes the first. A
     *     blank text is nothing, except where a text is wanted
     * @return null when there is nothing; never null for Optional and collections
     * @throws IllegalArgumentException when it cannot be made, or there is nothing to make a primitive of
     */
    public static Object to(Type type, Object value, Parser parser) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            Object made = to(argument(type), value, parser);
            return "".equals(made) ? Optional.empty() : Optional.ofNullable(made);
        }
        if (isCollection(raw)) {
            return several(raw, argument(type), value, parser);
        }
        Class<?> wanted = BOXES.getOrDefault(raw, raw);
        Object one = single(raw, value);
        Object made = one == null || wanted.isInstance(one) ? one : made(wanted, one.toString(), parser);
        if (made == null && raw.isPrimitive()) {
            throw new IllegalArgumentException("there is nothing to make a value of " + raw + " of; declare "
                    + wanted.getSimpleName() + " or Optional if it may be missing");
        }
        return made;
    }

    private static Object made(Class<?> wanted, String text, Parser parser) {
        return text.isBlank() ? null : parser.parse(wanted, text);
    }

    /** @throws IllegalArgumentException when values of this type cannot be made of texts */
    public static void require(Type type) {
        Class<?> raw = raw(type);
        if (raw == Optional.class || isCollection(raw)) {
            require(argument(type));
            return;
        }
        Class<?> wanted = BOXES.getOrDefault(raw, raw);
        if (!wanted.isEnum() && !OF_TEXT.containsKey(wanted) && !wanted.isAssignableFrom(String.class)) {
            throw new IllegalArgumentException(unmade(wanted, "texts"));
        }
    }

    private static boolean isCollection(Class<?> raw) {
        return raw == List.class || raw == Collection.class || raw == Iterable.class || raw == Set.class;
    }

    private static String unmade(Class<?> wanted, String what) {
        return "no " + wanted.getSimpleName() + " can be made of " + what + "; declare "
                + (wanted.isArray() || Iterable.class.isAssignableFrom(wanted) ? "a List" : "String and make it there");
    }

    private static Object single(Class<?> raw, Object value) {
        return value instanceof Collection<?> many && !raw.isInstance(value)
                ? many.stream().findFirst().orElse(null)
                : value;
    }

    private static Object several(Class<?> raw, Type element, Object value, Parser parser) {
        List<Object> converted = new ArrayList<>();
        Collection<?> many = value instanceof Collection<?> collection ? collection : Collections.singletonList(value);
        many.forEach(each -> {
            Object made = each == null ? null : to(element, each, parser);
            if (made != null) {
                converted.add(made);
            }
        });
        return raw == Set.class
                ? Collections.unmodifiableSet(new LinkedHashSet<>(converted))
                : Collections.unmodifiableList(converted);
    }

    private static Object ofText(Class<?> wanted, String text) {
        if (wanted.isEnum()) {
            return constant(wanted, text.strip());
        }
        Function<String, ?> ofText = OF_TEXT.get(wanted);
        if (ofText == null) {
            throw new IllegalArgumentException(unmade(wanted, "\"" + text + "\""));
        }
        try {
            return ofText.apply(wanted == String.class ? text : text.strip());
        } catch (RuntimeException e) { // of the many parsers there are
            throw new IllegalArgumentException("\"" + text + "\" is no " + wanted.getSimpleName(), e);
        }
    }

    /** By its name or by what it says of itself, in capitals or not; what stands between its words does not matter. */
    private static Object constant(Class<?> wanted, String name) {
        return Arrays.stream(wanted.getEnumConstants())
                .filter(each -> words(((Enum<?>) each).name()).equals(words(name))
                        || words(each.toString()).equals(words(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is none of " + Arrays.toString(wanted.getEnumConstants())));
    }

    private static String words(String name) {
        return name.replace('-', '_').replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    /** The class of a type, without what it holds. */
    public static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    /** What an Optional or a collection is declared to hold. */
    public static Type argument(Type type) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }
}
