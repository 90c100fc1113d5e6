package crawler.engine.record;

import crawler.engine.Response;
import crawler.engine.item.FieldType;
import crawler.engine.select.Selector;
import crawler.engine.select.query.PythonPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one component of a record is found on a page. Immutable. */
final class Part {
    private final Component component;
    private final String text;
    private final Source source;
    private final Optional<String> otherwise;
    private final Optional<Written> format;

    /** Finds what there is of a component. */
    private interface Source {
        List<?> in(Selector where, Response page);
    }

    /**
     * @param made the extractions of the records around this one
     * @throws IllegalArgumentException naming the component, when its annotations do not fit
     */
    Part(Component component, Map<Class<?>, Extraction<?>> made) {
        this.component = component;
        this.otherwise = component.find(Default.class).map(Default::value);
        this.format = component.find(Format.class).map(Written::new);
        Optional<Query> query = Query.of(component);
        this.text = query.map(found -> " (" + found.text() + ")").orElse("");
        if (component.element().isRecord()) {
            this.source = nested(query, made);
        } else {
            FieldType.require(component.type());
            format.ifPresent(each -> each.check(component.element()));
            this.source = texts(query);
        }
        otherwise.ifPresent(value -> converted(List.of(value)));
    }

    private Source nested(Optional<Query> query, Map<Class<?>, Extraction<?>> made) {
        Extraction<?> extraction = Extraction.of(component.element(), made);
        if (query.isEmpty() && !extraction.hasScope() && made.containsKey(component.element())) {
            throw new IllegalArgumentException("it contains itself, without a query that says where");
        }
        return (where, page) ->
                query.map(each -> (List<Selector>) each.find().apply(where)).orElse(List.of(where)).stream()
                        .flatMap(each -> extraction.all(each, page))
                        .toList();
    }

    private Source texts(Optional<Query> query) {
        Optional<String> regex = component.find(Re.class).map(Re::value);
        regex.ifPresent(PythonPattern::of);
        if (component.annotation(PageUrl.class) != null) {
            return (where, page) -> regex.map(Selector.text(page.url())::re).orElse(List.of(page.url()));
        }
        Query found =
                query.orElseThrow(() -> new IllegalArgumentException("it has no @Css, @XPath, @JmesPath or @PageUrl"));
        boolean absolute = component.annotation(Absolute.class) != null;
        return (where, page) -> {
            var selected = found.find().apply(where);
            List<String> texts = regex.map(selected::re).orElseGet(selected::getAll);
            return absolute ? texts.stream().map(page::join).toList() : texts;
        };
    }

    /** @throws IllegalArgumentException naming component, query and page, when what is there is not of its type */
    Object value(Selector where, Response page) {
        List<?> found = source.in(where, page);
        boolean missing = found.isEmpty() || found.equals(List.of(""));
        try {
            return converted(missing && otherwise.isPresent() ? List.of(otherwise.get()) : found);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(component.name() + text + " on " + page + ": " + e.getMessage(), e);
        }
    }

    private Object converted(List<?> found) {
        return format.isPresent()
                ? FieldType.to(component.type(), found, format.get())
                : FieldType.to(component.type(), found);
    }
}
