package crawler.engine.item;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Makes values of the type that a field declares of what was scraped: of texts, as a rule. */
final class Conversion {
    private static final Map<Class<?>, Function<String, ?>> OF_TEXT = new HashMap<>();

    static {
        put(String.class, text -> text);
        put(Integer.class, Integer::valueOf);
        put(Long.class, Long::valueOf);
        put(Double.class, Double::valueOf);
        put(Float.class, Float::valueOf);
        put(Short.class, Short::valueOf);
        put(Byte.class, Byte::valueOf);
        put(Boolean.class, Conversion::truth);
        put(BigDecimal.class, BigDecimal::new);
        put(BigInteger.class, BigInteger::new);
        put(URI.class, URI::create);
        put(UUID.class, UUID::fromString);
        put(Instant.class, Instant::parse);
        put(LocalDate.class, LocalDate::parse);
        put(LocalTime.class, LocalTime::parse);
        put(LocalDateTime.class, LocalDateTime::parse);
        put(OffsetDateTime.class, OffsetDateTime::parse);
        put(ZonedDateTime.class, ZonedDateTime::parse);
        put(Duration.class, Duration::parse);
    }

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            float.class, Float.class,
            short.class, Short.class,
            byte.class, Byte.class,
            boolean.class, Boolean.class);

    private Conversion() {}

    private static <T> void put(Class<T> type, Function<String, T> ofText) {
        OF_TEXT.put(type, ofText);
    }

    private static Boolean truth(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException(text);
    }

    /**
     * @param value null, a text, a value of the type itself, or a collection; of several, a single one takes the first
     * @return null when there is nothing; never null for Optional and collections
     * @throws IllegalArgumentException when it cannot be made, or there is nothing to make a primitive of
     */
    static Object to(Type type, Object value) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            return Optional.ofNullable(to(argument(type), "".equals(value) ? null : value));
        }
        if (raw == List.class || raw == Collection.class || raw == Iterable.class || raw == Set.class) {
            return several(raw, argument(type), value);
        }
        Object one = single(raw, value);
        if (one == null && raw.isPrimitive()) {
            throw new IllegalArgumentException("there is nothing to make a value of " + raw + " of; declare "
                    + BOXES.getOrDefault(raw, raw).getSimpleName() + " or Optional if it may be missing");
        }
        Class<?> wanted = BOXES.getOrDefault(raw, raw);
        return one == null || wanted.isInstance(one) ? one : ofText(wanted, one.toString());
    }

    private static Object single(Class<?> raw, Object value) {
        return value instanceof Collection<?> many && !raw.isInstance(value)
                ? many.stream().findFirst().orElse(null)
                : value;
    }

    private static Object several(Class<?> raw, Type element, Object value) {
        List<Object> converted = new ArrayList<>();
        Collection<?> many = value instanceof Collection<?> collection ? collection : Collections.singletonList(value);
        many.forEach(each -> {
            if (each != null) {
                converted.add(to(element, each));
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
            throw new IllegalArgumentException("no " + wanted.getSimpleName() + " can be made of \"" + text
                    + "\"; declare String and make it there");
        }
        try {
            return ofText.apply(wanted == String.class ? text : text.strip());
        } catch (RuntimeException e) { // of the many parsers there are
            throw new IllegalArgumentException("\"" + text + "\" is no " + wanted.getSimpleName(), e);
        }
    }

    private static Object constant(Class<?> wanted, String name) {
        return Arrays.stream(wanted.getEnumConstants())
                .filter(each -> ((Enum<?>) each).name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is none of " + Arrays.toString(wanted.getEnumConstants())));
    }

    static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    /** What an Optional or a collection is declared to hold. */
    static Type argument(Type type) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }
}
