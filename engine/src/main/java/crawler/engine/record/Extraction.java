package crawler.engine.record;

import crawler.engine.Response;
import crawler.engine.select.Selector;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How records are got out of pages, as annotations on them say: {@code record News(@Css("a::text") String title,
 * @Css("a::attr(href)") @Absolute URI link)}. Made once per record, as a constant; immutable.
 *
 * <p>A component may be a text, a number, a boolean, a date of {@code java.time}, a URI, an enum's constant, a record with
 * annotations of its own, or an Optional, a List or a Set of these. A single one takes the first match; without a match it is
 * what {@link Default} says, else null; Optional and lists are empty. A component that an interface's method is implemented
 * by has that method's annotations, too.
 */
public final class Extraction<T> {
    private final Class<T> type;
    private final Optional<Query> scope;
    private final List<Part> parts = new ArrayList<>();
    private final Constructor<T> constructor;

    private Extraction(Class<T> type) {
        this.type = type;
        this.scope = Query.of(type::getAnnotation);
        this.constructor = constructor(type);
    }

    /** @throws IllegalArgumentException when the type is no record, or a component's annotations do not say where it is */
    public static <T> Extraction<T> of(Class<T> record) {
        if (!record.isRecord()) {
            throw new IllegalArgumentException(
                    record.getName() + " is no record; only records are made of annotations");
        }
        return of(record, new HashMap<>());
    }

    /** @param made those that are being made, as a record may contain others of its own kind */
    @SuppressWarnings("unchecked")
    static <T> Extraction<T> of(Class<T> record, Map<Class<?>, Extraction<?>> made) {
        Extraction<?> known = made.get(record);
        if (known != null) {
            return (Extraction<T>) known;
        }
        Extraction<T> extraction = new Extraction<>(record);
        made.put(record, extraction);
        for (RecordComponent declared : record.getRecordComponents()) {
            extraction.parts.add(part(new Component(record, declared), made));
        }
        made.remove(record);
        return extraction;
    }

    private static Part part(Component component, Map<Class<?>, Extraction<?>> made) {
        try {
            return new Part(component, made);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(component.name() + ": " + e.getMessage(), e);
        }
    }

    private static <T> Constructor<T> constructor(Class<T> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    /** Whether the record itself says where on a page it is. */
    boolean hasScope() {
        return scope.isPresent();
    }

    /** The items of a page: one for each match of the query on the record, or just one when there is none on it. Lazy. */
    public Stream<T> all(Response page) {
        return all(page.selector(), page);
    }

    Stream<T> all(Selector where, Response page) {
        return scope.map(query -> query.find().apply(where).stream())
                .orElseGet(() -> Stream.of(where))
                .map(each -> one(each, page));
    }

    /**
     * The record at one place of a page.
     *
     * @throws IllegalArgumentException naming the component, when what is there is not of its type
     */
    public T one(Selector where, Response page) {
        Object[] values = parts.stream().map(part -> part.value(where, page)).toArray();
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException(
                    type.getSimpleName() + " was not made on " + page + ": " + cause.getMessage(), cause);
        }
    }
}
