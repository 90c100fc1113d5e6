package crawler.engine.item;

import crawler.engine.Response;
import crawler.engine.select.Selector;
import crawler.engine.select.SelectorList;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How records are got out of pages, as annotations on them say: {@code record News(@Css("a::text") String title,
 * @Css("a::attr(href)") @Absolute URI link)}. Made once per record, as a constant; immutable.
 *
 * <p>A component may be a text, a number, a boolean, a date of {@code java.time}, a URI, an enum's constant, a record with
 * annotations of its own, or an Optional, a List or a Set of these. A single one takes the first match; without a match it is
 * null, Optional and lists are empty.
 */
public final class Extraction<T> {
    private final Class<T> type;
    private final Optional<Function<Selector, SelectorList>> scope;
    private final List<Part> parts = new ArrayList<>();

    /** How one component is found. */
    private record Part(String name, Type type, Source source) {}

    /** Finds the value of one component. */
    private interface Source {
        Object in(Selector where, Response page);
    }

    private Extraction(Class<T> type) {
        this.type = type;
        this.scope = query(type);
        for (RecordComponent component : type.getRecordComponents()) {
            Type declared = component.getGenericType();
            parts.add(new Part(component.getName(), declared, source(component, declared)));
        }
    }

    /** @throws IllegalArgumentException when the type is no record, or a component's annotations do not say where it is */
    public static <T> Extraction<T> of(Class<T> record) {
        if (!record.isRecord()) {
            throw new IllegalArgumentException(
                    record.getName() + " is no record; only records are made of annotations");
        }
        return new Extraction<>(record);
    }

    /** The items of a page: one for each match of the query on the record, or just one when there is none on it. Lazy. */
    public Stream<T> all(Response page) {
        return all(page.selector(), page);
    }

    private Stream<T> all(Selector where, Response page) {
        return scope.map(query -> query.apply(where).stream())
                .orElseGet(() -> Stream.of(where))
                .map(each -> one(each, page));
    }

    /**
     * The record at one place of a page.
     *
     * @throws IllegalArgumentException naming the component, when what is there is not of its type
     */
    public T one(Selector where, Response page) {
        Object[] values = parts.stream().map(part -> value(part, where, page)).toArray();
        try {
            return type.cast(ItemShape.of(type).create(values));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " was not made on " + page + ": " + cause(e), e);
        }
    }

    private static Throwable cause(Throwable error) {
        return error.getCause() == null ? error : error.getCause();
    }

    private Object value(Part part, Selector where, Response page) {
        try {
            return Conversion.to(part.type(), part.source().in(where, page));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + "." + part.name() + " on " + page + ": " + e.getMessage(), e);
        }
    }

    private Source source(RecordComponent component, Type declared) {
        if (component.isAnnotationPresent(PageUrl.class)) {
            return (where, page) -> page.url();
        }
        Class<?> element = Conversion.raw(isHolder(declared) ? Conversion.argument(declared) : declared);
        Optional<Function<Selector, SelectorList>> query = query(component);
        if (element.isRecord()) {
            Extraction<?> nested = of(element);
            return (where, page) ->
                    query.map(each -> (List<Selector>) each.apply(where)).orElse(List.of(where)).stream()
                            .flatMap(each -> nested.all(each, page))
                            .toList();
        }
        Function<Selector, SelectorList> found = query.orElseThrow(() -> new IllegalArgumentException(
                type.getName() + "." + component.getName() + " has no @Css, @XPath, @JmesPath or @PageUrl"));
        return texts(component, found);
    }

    private static boolean isHolder(Type declared) {
        Class<?> raw = Conversion.raw(declared);
        return raw == Optional.class || Iterable.class.isAssignableFrom(raw);
    }

    private static Source texts(RecordComponent component, Function<Selector, SelectorList> query) {
        Optional<String> regex =
                Optional.ofNullable(component.getAnnotation(Re.class)).map(Re::value);
        boolean absolute = component.isAnnotationPresent(Absolute.class);
        return (where, page) -> {
            SelectorList found = query.apply(where);
            List<String> texts = regex.map(found::re).orElseGet(found::getAll);
            return absolute ? texts.stream().map(page::join).toList() : texts;
        };
    }

    private static Optional<Function<Selector, SelectorList>> query(AnnotatedElement element) {
        Css css = element.getAnnotation(Css.class);
        XPath xpath = element.getAnnotation(XPath.class);
        JmesPath jmesPath = element.getAnnotation(JmesPath.class);
        if (css != null) {
            return Optional.of(where -> where.css(css.value()));
        }
        if (xpath != null) {
            return Optional.of(where -> where.xpath(xpath.value()));
        }
        return jmesPath == null ? Optional.empty() : Optional.of(where -> where.jmespath(jmesPath.value()));
    }
}
