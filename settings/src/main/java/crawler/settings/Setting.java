package crawler.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A typed key: name, type, default, range, unit and doc. Immutable; the fluent methods return a changed copy.
 * Declare keys as {@code static final} constants of the class that reads them, so that a {@link Catalog} finds
 * them.
 */
public final class Setting<T> {
    static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

    private record Notes(String unit, String doc) {}

    private final String name;
    private final Form<T> form;
    private final T defaultValue;
    private final Range range;
    private final Notes notes;

    private Setting(String name, Form<T> form, T defaultValue, Range range, Notes notes) {
        this.name = name;
        this.form = form;
        this.defaultValue = defaultValue;
        this.range = range;
        this.notes = notes;
    }

    /** A whole number of 32 bits. */
    public static Setting<Integer> ofInt(String name, int defaultValue) {
        return of(name, Numbers.integers(), defaultValue, "");
    }

    /** A whole number of 32 bits, or None. */
    public static Setting<Optional<Integer>> ofOptionalInt(String name, int defaultValue) {
        return of(name, new Numbers.OptionalWhole(), defaultValue, "");
    }

    /** A whole number of 64 bits. */
    public static Setting<Long> ofLong(String name, long defaultValue) {
        return of(name, Numbers.longs(), defaultValue, "");
    }

    /** A finite number. */
    public static Setting<Double> ofDouble(String name, double defaultValue) {
        return of(name, new Numbers.Decimal(), defaultValue, "");
    }

    /** A boolean in the spellings of Scrapy's {@code getbool}: 1, True, true, 0, False, false. */
    public static Setting<Boolean> ofBoolean(String name, boolean defaultValue) {
        return of(name, new Words.Bool(), defaultValue, "");
    }

    /** Text, exactly as it is written. */
    public static Setting<String> ofString(String name, String defaultValue) {
        return of(name, new Words.Text(), defaultValue, "");
    }

    /** Text or nothing, and nothing by default: Scrapy's None. The text "None" and the empty text are nothing. */
    public static Setting<Optional<String>> ofOptional(String name) {
        return of(name, new Words.OptionalText(), Optional.empty(), "");
    }

    /** {@link #ofOptional(String)} with another default. */
    public static Setting<Optional<String>> ofOptional(String name, String defaultValue) {
        return of(name, new Words.OptionalText(), Optional.of(defaultValue), "");
    }

    /**
     * A length of time: a plain number is seconds, as in Scrapy; also "250ms", "2s", "5m", "1h", "7d". Never
     * negative.
     */
    public static Setting<Duration> ofSeconds(String name, double defaultValue) {
        return of(name, new Numbers.Seconds(), defaultValue, "seconds");
    }

    /** A size: a plain number is bytes; also "10MB" (powers of 1000) and "64MiB" (powers of 1024). Never negative. */
    public static Setting<Long> ofBytes(String name, long defaultValue) {
        return of(name, new Numbers.Bytes(), defaultValue, "bytes");
    }

    /** A list of text, separated by commas as for Scrapy's {@code getlist}, or a JSON array. */
    public static Setting<List<String>> ofList(String name, String... defaultValue) {
        return of(name, new Compounds.ListOf<>(new Words.Text(), "text"), List.of(defaultValue), "");
    }

    /**
     * A list of whole numbers, separated by commas or a JSON array; {@link #min} and {@link #max} hold for every
     * entry.
     */
    public static Setting<List<Integer>> ofIntList(String name, int... defaultValue) {
        Form<List<Integer>> form = new Compounds.ListOf<>(Numbers.integers(), "whole numbers");
        return of(name, form, Arrays.stream(defaultValue).boxed().toList(), "");
    }

    /**
     * Names in an order, each with the name it gets: Scrapy's {@code getdictorlist}. A list keeps its names, a map renames;
     * empty by default. The highest layer is the whole value.
     */
    public static Setting<Map<String, String>> ofNames(String name) {
        return of(name, new Compounds.Names(), Map.of(), "");
    }

    /**
     * Text keys to text values. All layers are merged over the default, key by key; the value null ("None" in TOML)
     * removes a key, a nested map or list arrives as its JSON text. {@link #replacing} turns the merging off.
     */
    public static Setting<Map<String, String>> ofMap(String name, Map<String, String> defaultValue) {
        return of(name, new Compounds.MapOf(true), defaultValue, "");
    }

    /**
     * Scrapy's component priority dictionary: class names to order numbers. {@code base} is what Scrapy keeps in
     * the setting's {@code _BASE}. All layers are merged over it, class by class; null ("None" in TOML) switches a
     * class off.
     */
    public static Setting<Map<String, Optional<Integer>>> ofComponents(String name, Map<String, Integer> base) {
        return of(name, new Compounds.Components(true), base, "");
    }

    /** A constant of an enum, in capitals or not. */
    public static <E extends Enum<E>> Setting<E> ofEnum(String name, Class<E> type, E defaultValue) {
        return of(name, new Words.OneOf<>(type), defaultValue, "");
    }

    private static <T> Setting<T> of(String name, Form<T> form, Object defaultValue, String unit) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name for a setting: use capitals, digits and _.");
        }
        T value = declared(name, () -> form.read(Raw.frozen(defaultValue)));
        return new Setting<>(name, form, value, Range.ALL, new Notes(unit, ""));
    }

    /** Refuses values below {@code least}: for durations in seconds, for sizes in bytes, for lists every entry. */
    public Setting<T> min(double least) {
        return within(new Range(least, range.max()));
    }

    /** Refuses values above {@code most}: for durations in seconds, for sizes in bytes, for lists every entry. */
    public Setting<T> max(double most) {
        return within(new Range(range.min(), most));
    }

    /** Names what the number counts ("requests"), for messages and the reference. */
    public Setting<T> unit(String unit) {
        return new Setting<>(name, form, defaultValue, range, new Notes(unit, notes.doc()));
    }

    /** Says in a sentence what the setting does, for the reference. */
    public Setting<T> doc(String doc) {
        return new Setting<>(name, form, defaultValue, range, new Notes(notes.unit(), doc));
    }

    /** Makes the highest layer of a map the whole value, as Scrapy does for FEEDS and DEFAULT_REQUEST_HEADERS. */
    public Setting<T> replacing() {
        return new Setting<>(name, form.replacing(), defaultValue, range, notes);
    }

    /** The name, Scrapy's where Scrapy has the setting. */
    public String name() {
        return name;
    }

    /** The value when no layer sets one. */
    public T defaultValue() {
        return defaultValue;
    }

    /** What a number counts, or the empty text. */
    public String unit() {
        return notes.unit();
    }

    /** What the setting does, or the empty text. */
    public String doc() {
        return notes.doc();
    }

    /** The type in words, with its range: "whole number, at least 1". */
    public String typeName() {
        return range.equals(Range.ALL) ? form.name() : form.name() + ", " + range;
    }

    /** The default as one would write it after {@code -s NAME=}. */
    public String defaultText() {
        return form.write(defaultValue);
    }

    /**
     * Reads a value: text, a number, a boolean, a list, a map, or an object of the setting's own type.
     *
     * @throws SettingException naming the setting, the value and the expected form
     */
    public T parse(Object raw) {
        Object frozen = Raw.frozen(name, "", raw);
        return attempt(frozen, "", () -> checked(form.read(frozen)));
    }

    /** The value that the layers make together, given lowest first. */
    T resolve(List<Layered> layers) {
        if (!form.merges()) {
            Layered top = layers.get(layers.size() - 1);
            return attempt(top.value(), top.origin(), () -> checked(form.read(top.value())));
        }
        T value = defaultValue;
        for (Layered layer : layers) {
            T lower = value;
            value = attempt(layer.value(), layer.origin(), () -> checked(form.over(lower, layer.value())));
        }
        return value;
    }

    @Override
    public String toString() {
        return name;
    }

    private Setting<T> within(Range tighter) {
        declared(name, () -> {
            tighter.check(form.measure(defaultValue));
            return defaultValue;
        });
        return new Setting<>(name, form, defaultValue, tighter, notes);
    }

    private T checked(T value) {
        if (!range.equals(Range.ALL)) {
            range.check(form.measure(value));
        }
        return value;
    }

    private T attempt(Object raw, String origin, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Mismatch bad) {
            throw new SettingException(complaint(raw, origin, bad));
        }
    }

    private String complaint(Object raw, String origin, Mismatch bad) {
        String shown = Secrets.quoted(name, raw);
        // A complaint may quote a part of the value, so it is not for a value that must not be seen.
        String complaint =
                shown.contains(Secrets.HIDDEN) ? "is not " + form.expected() : Secrets.shortened(bad.getMessage());
        return "Setting " + name + ": " + shown
                + (origin.isEmpty() ? "" : " (from " + origin + ")")
                + " " + complaint
                + (notes.unit().isEmpty() ? "" : " (unit: " + notes.unit() + ")")
                + ".";
    }

    private static <T> T declared(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Mismatch bad) {
            throw new IllegalArgumentException("The default of setting " + name + " " + bad.getMessage() + ".");
        }
    }
}
