package crawler.engine.feed.format;

import crawler.engine.Item;
import crawler.engine.item.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * What an exporter is told: Scrapy's arguments of item exporters, under their names. Immutable.
 *
 * @param columns which fields are written, in order; empty: all that an item has
 * @param exportEmpty whether fields that an item does not have are written, too
 * @param encoding the name of the encoding; empty: the format's own, JSON then escapes all but ASCII
 * @param indent by how many blanks each level is indented; empty: none, and all in one line
 * @param more what only some formats know
 */
public record ExportOptions(
        Optional<List<Column>> columns,
        boolean exportEmpty,
        Optional<String> encoding,
        OptionalInt indent,
        Map<String, Object> more) {
    /** No option is set. */
    public static final ExportOptions NONE = of(Map.of());

    /** A field and the name it is written under. */
    public record Column(String field, String name) {}

    public ExportOptions {
        columns = columns.map(List::copyOf);
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /**
     * Of arguments by name: {@code fields_to_export} (a list, or a map to new names), {@code export_empty_fields}, {@code
     * encoding}, {@code indent}, and what else a format knows. Null values are as if they were not there.
     *
     * @throws IllegalArgumentException when one is of a wrong type
     */
    public static ExportOptions of(Map<String, ?> arguments) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.values().removeIf(value -> value == null);
        Object columns = more.remove("fields_to_export");
        boolean exportEmpty = flag("export_empty_fields", more.remove("export_empty_fields"), false);
        Object encoding = more.remove("encoding");
        Object indent = more.remove("indent");
        return new ExportOptions(
                Optional.ofNullable(columns).map(ExportOptions::columns),
                exportEmpty,
                Optional.ofNullable(encoding).map(Object::toString).filter(name -> !name.isEmpty()),
                indent == null ? OptionalInt.empty() : OptionalInt.of(indent(indent)),
                more);
    }

    private static int indent(Object value) {
        try {
            return Integer.parseInt(value.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"indent\" is a whole number, not " + value, e);
        }
    }

    private static boolean flag(String name, Object value, boolean otherwise) {
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        String text = value == null ? String.valueOf(otherwise) : value.toString();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(text);
        }
        throw new IllegalArgumentException("\"" + name + "\" is true or false, not " + value);
    }

    private static List<Column> columns(Object value) {
        List<Column> columns = new ArrayList<>();
        if (value instanceof Map<?, ?> renaming) {
            renaming.forEach((field, name) -> columns.add(new Column(field.toString(), name.toString())));
        } else if (value instanceof Collection<?> names) {
            names.forEach(name -> columns.add(new Column(name.toString(), name.toString())));
        } else {
            throw new IllegalArgumentException(
                    "fields_to_export is a list of names or a map to new names, not " + value);
        }
        return columns;
    }

    /** @throws IllegalArgumentException when there are others in {@link #more} than {@code known} */
    void refuseAllBut(Set<String> known) {
        Set<String> unknown = new TreeSet<>(more.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Unexpected options for this format: " + String.join(", ", unknown)
                    + " (it knows: " + String.join(", ", new TreeSet<>(known)) + ")");
        }
    }

    String text(String name, String otherwise) {
        return more.getOrDefault(name, otherwise).toString();
    }

    boolean flag(String name, boolean otherwise) {
        return flag(name, more.get(name), otherwise);
    }

    /** Calls for each field that is to be written, with {@code missing} for those that the item does not have. */
    void forEach(Item item, boolean evenMissing, Object missing, BiConsumer<String, Object> field) {
        Map<String, Object> fields = Fields.written(item);
        if (columns.isEmpty()) {
            fields.forEach(field);
            return;
        }
        for (Column column : columns.get()) {
            if (fields.containsKey(column.field())) {
                field.accept(column.name(), fields.get(column.field()));
            } else if (evenMissing) {
                field.accept(column.name(), missing);
            }
        }
    }

    ExportOptions withColumns(List<String> names) {
        List<Column> columns =
                names.stream().map(name -> new Column(name, name)).toList();
        return new ExportOptions(Optional.of(columns), exportEmpty, encoding, indent, more);
    }
}
