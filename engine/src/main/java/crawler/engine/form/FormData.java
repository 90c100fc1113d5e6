package crawler.engine.form;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names and values to be sent as a form, in order; a name may come several times. Immutable. */
public final class FormData {
    public static final FormData NONE = new FormData(List.of());

    private final List<Field> fields;

    /**
     * A field with all its values, or files; one without any is not sent, and still makes the data not empty, as in Scrapy.
     */
    record Field(String name, List<String> values, List<FormFile> files) {
        Field(String name, List<String> values) {
            this(name, values, List.of());
        }

        Field(String name, String value) {
            this(name, List.of(value));
        }
    }

    FormData(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** @param namesAndValues name, value, name, value, … */
    public static FormData of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("form data come in pairs of name and value, not " + namesAndValues.length
                    + " texts beginning with " + namesAndValues[0]);
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], List.of(namesAndValues[i + 1])));
        }
        return new FormData(fields);
    }

    /** Each name with all its values. */
    public static FormData of(Map<String, List<String>> fields) {
        List<Field> all = new ArrayList<>();
        fields.forEach((name, values) -> all.add(new Field(name, List.copyOf(values))));
        return new FormData(all);
    }

    /** These and one more field, with all these values. */
    public FormData with(String name, String... values) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, List.of(values)));
        return new FormData(more);
    }

    /** These and one more field that uploads this file; data with a file are sent as {@code multipart/form-data}. */
    public FormData with(String name, FormFile file) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, List.of(), List.of(file)));
        return new FormData(more);
    }

    boolean hasFiles() {
        return fields.stream().anyMatch(field -> !field.files().isEmpty());
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /**
     * As {@code application/x-www-form-urlencoded}: in the bytes of the charset, spaces as {@code +}, all but letters,
     * digits and {@code -._~} escaped (Python's {@code urlencode}); of files the names.
     *
     * @throws IllegalArgumentException when a text cannot be written in the charset
     */
    public String encoded(Charset charset) {
        return encoded(new UrlEncoded(charset));
    }

    String encoded(UrlEncoded out) {
        for (Field field : fields) {
            field.values().forEach(value -> out.add(field.name(), value));
            field.files().forEach(file -> out.add(field.name(), file.name()));
        }
        return out.toString();
    }

    List<Field> fields() {
        return fields;
    }

    Set<String> names() {
        Set<String> names = new HashSet<>();
        fields.forEach(field -> names.add(field.name()));
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormData data && fields.equals(data.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** The names only: values may be secrets. */
    @Override
    public String toString() {
        return "FormData" + fields.stream().map(Field::name).toList();
    }
}
