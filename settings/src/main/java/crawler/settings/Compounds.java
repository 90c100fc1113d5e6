package crawler.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** The forms that hold several values: lists, maps, components. */
final class Compounds {
    private Compounds() {}

    /**
     * A list as Scrapy's {@code getlist} reads it (split at commas), or a JSON array; blanks around an entry do not
     * count.
     */
    record ListOf<E>(Form<E> element, String elements) implements Form<List<E>> {
        @Override
        public String name() {
            return "list of " + elements;
        }

        @Override
        public String expected() {
            return "a list of " + elements + " (separated by commas, or a JSON array)";
        }

        @Override
        public List<E> read(Object raw) {
            Object entries = raw instanceof String text ? entries(text) : raw;
            if (!(entries instanceof Collection<?> collection)) {
                throw Mismatch.not(this);
            }
            List<E> values = new ArrayList<>(collection.size());
            collection.forEach(entry -> values.add(entry(entry)));
            return List.copyOf(values);
        }

        @Override
        public String write(List<E> value) {
            return Json.write(value);
        }

        @Override
        public DoubleStream measure(List<E> value) {
            return value.stream().flatMapToDouble(element::measure);
        }

        private Object entries(String text) {
            if (text.isBlank()) {
                return List.of();
            } else if (text.strip().startsWith("[")) {
                return Json.read(text);
            }
            List<String> entries =
                    Arrays.stream(text.split(",", -1)).map(String::strip).toList();
            if (entries.contains("")) {
                throw Mismatch.not(this, "an entry is empty");
            }
            return entries;
        }

        private E entry(Object entry) {
            try {
                return element.read(entry);
            } catch (Mismatch bad) {
                throw Mismatch.not(this, Json.write(entry) + " " + bad.getMessage());
            }
        }
    }

    /**
     * Text keys to text values in the order in which they were written; a nested list or map is kept as its JSON
     * text.
     */
    record MapOf(boolean merges) implements Form<Map<String, String>> {
        @Override
        public String name() {
            return "map";
        }

        @Override
        public String expected() {
            return "a map (a JSON object)";
        }

        @Override
        public Map<String, String> read(Object raw) {
            return over(Map.of(), raw);
        }

        @Override
        public Map<String, String> over(Map<String, String> lower, Object raw) {
            Map<String, String> merged = new LinkedHashMap<>(merges ? lower : Map.of());
            object(this, raw).forEach((key, value) -> {
                if (Raw.isNone(value)) {
                    merged.remove(key);
                } else {
                    merged.put((String) key, text(value));
                }
            });
            return Collections.unmodifiableMap(merged);
        }

        @Override
        public String write(Map<String, String> value) {
            return Json.write(new TreeMap<>(value));
        }

        @Override
        public Form<Map<String, String>> replacing() {
            return new MapOf(false);
        }

        private static String text(Object value) {
            return value instanceof Map || value instanceof Collection ? Json.write(value) : String.valueOf(value);
        }
    }

    /** Names in an order with the names they get; a list is a map of names to themselves. */
    record Names() implements Form<Map<String, String>> {
        private static final Form<List<String>> LIST = new ListOf<>(new Words.Text(), "names");
        private static final Form<Map<String, String>> MAP = new MapOf(false);

        @Override
        public String name() {
            return "list of names, or map to new names";
        }

        @Override
        public String expected() {
            return "a list of names (separated by commas, or a JSON array), or a map of names to new names (a JSON"
                    + " object)";
        }

        @Override
        public Map<String, String> read(Object raw) {
            boolean isMap = raw instanceof Map
                    || (raw instanceof String text && text.strip().startsWith("{"));
            if (Raw.isNone(raw)) {
                return Map.of();
            }
            if (isMap) {
                return MAP.read(raw);
            }
            Map<String, String> names = new LinkedHashMap<>();
            LIST.read(raw).forEach(name -> names.put(name, name));
            return Collections.unmodifiableMap(names);
        }

        @Override
        public String write(Map<String, String> value) {
            boolean renames =
                    value.entrySet().stream().anyMatch(entry -> !entry.getKey().equals(entry.getValue()));
            return renames ? Json.write(value) : Json.write(List.copyOf(value.keySet()));
        }
    }

    /**
     * Scrapy's component priority dictionary: class names to order numbers; a class whose order is None is switched
     * off.
     */
    record Components(boolean merges) implements Form<Map<String, Optional<Integer>>> {
        @Override
        public String name() {
            return "components";
        }

        @Override
        public String expected() {
            return "a map of class names to order numbers, None to switch off (a JSON object)";
        }

        @Override
        public Map<String, Optional<Integer>> read(Object raw) {
            return over(Map.of(), raw);
        }

        @Override
        public Map<String, Optional<Integer>> over(Map<String, Optional<Integer>> lower, Object raw) {
            Map<String, Optional<Integer>> merged = new LinkedHashMap<>(merges ? lower : Map.of());
            object(this, raw).forEach((key, value) -> merged.put((String) key, order(key, value)));
            return Collections.unmodifiableMap(merged);
        }

        @Override
        public String write(Map<String, Optional<Integer>> value) {
            Comparator<Map.Entry<String, Optional<Integer>>> byOrder = Comparator.comparingLong(
                    entry -> entry.getValue().map(Long::valueOf).orElse(Long.MAX_VALUE));
            Map<String, Object> sorted = new LinkedHashMap<>();
            value.entrySet().stream()
                    .sorted(byOrder.thenComparing(Map.Entry.comparingByKey()))
                    .forEach(entry -> sorted.put(entry.getKey(), Raw.frozen(entry.getValue())));
            return Json.write(sorted);
        }

        @Override
        public Form<Map<String, Optional<Integer>>> replacing() {
            return new Components(false);
        }

        private Optional<Integer> order(Object key, Object value) {
            try {
                return Raw.isNone(value)
                        ? Optional.empty()
                        : Optional.of(Numbers.integers().read(value));
            } catch (Mismatch bad) {
                throw Mismatch.not(this, "\"" + key + "\" has " + Json.write(value) + ", which " + bad.getMessage());
            }
        }
    }

    private static Map<?, ?> object(Form<?> form, Object raw) {
        boolean json = raw instanceof String text && text.strip().startsWith("{");
        Object value = json ? Json.read((String) raw) : raw;
        if (!(value instanceof Map<?, ?> map)) {
            throw Mismatch.not(form);
        } else if (map.keySet().stream().anyMatch(key -> key.toString().isBlank())) {
            throw Mismatch.not(form, "a key is empty");
        }
        return map;
    }
}
