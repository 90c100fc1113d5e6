package crawler.engine.loader;

import crawler.engine.Item;
import crawler.engine.item.Fields;
import crawler.engine.select.SelectorList;
import crawler.engine.select.query.PythonPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects values for one item, from queries and elsewhere, and makes the item of them. Values pass the field's input
 * processor when they are added, and its output processor when the item is made. Scrapy's {@code ItemLoader}; for one thread.
 */
public final class ItemLoader<T extends Item> {
    private final LoaderRules<T> rules;
    private final Optional<T> item;
    private final Optional<SelectorList> selected;
    private final Map<String, List<Object>> values;
    private final Map<String, Object> context = new LinkedHashMap<>();

    ItemLoader(LoaderRules<T> rules, Optional<T> item, Optional<SelectorList> selected) {
        this(rules, item, selected, new LinkedHashMap<>());
        item.ifPresent(before -> Fields.of(before)
                .forEach((field, value) ->
                        values.computeIfAbsent(field, name -> new ArrayList<>()).addAll(Values.of(value))));
    }

    private ItemLoader(
            LoaderRules<T> rules, Optional<T> item, Optional<SelectorList> selected, Map<String, List<Object>> values) {
        this.rules = rules;
        this.item = item;
        this.selected = selected;
        this.values = values;
        item.ifPresent(before -> context.put("item", before));
        selected.ifPresent(selectors -> context.put("selector", selectors));
    }

    /** Puts something into the context that processors are given; this loader. */
    public ItemLoader<T> with(String name, Object value) {
        context.put(name, value);
        return this;
    }

    /** A loader of the same item for a part of the page. */
    public ItemLoader<T> nestedCss(String query) {
        return nested(selectors().css(query));
    }

    /** {@link #nestedCss} by XPath. */
    public ItemLoader<T> nestedXPath(String query) {
        return nested(selectors().xpath(query));
    }

    private ItemLoader<T> nested(SelectorList part) {
        return new ItemLoader<>(rules, item, Optional.of(part), values);
    }

    private SelectorList selectors() {
        return selected.orElseThrow(() -> new IllegalStateException(
                "this loader has no page to look into; make it with load(page) or load(selector)"));
    }

    /** Adds a value, or a list of several, through {@code processors} and the field's input processor; this loader. */
    public ItemLoader<T> addValue(String field, Object value, Processor... processors) {
        Object processed = getValue(value, processors);
        if (processed != null) {
            add(field, processed);
        }
        return this;
    }

    /** {@link #addValue} for each field of a map: what {@code processors} make of {@code value}, if that is one. */
    public ItemLoader<T> addValues(Object value, Processor... processors) {
        if (getValue(value, processors) instanceof Map<?, ?> fields) {
            fields.forEach((field, each) -> add(field.toString(), each));
        }
        return this;
    }

    /** {@link #addValue} of what a CSS query selects. */
    public ItemLoader<T> addCss(String field, String query, Processor... processors) {
        return addValue(field, selectors().css(query).getAll(), processors);
    }

    /** {@link #addValue} of what an XPath expression selects. */
    public ItemLoader<T> addXPath(String field, String query, Processor... processors) {
        return addValue(field, selectors().xpath(query).getAll(), processors);
    }

    /** {@link #addValue} of what a JMESPath query selects. */
    public ItemLoader<T> addJmes(String field, String query, Processor... processors) {
        return addValue(field, selectors().jmespath(query).getAll(), processors);
    }

    /** {@link #addValue} in the place of what was collected for this field. */
    public ItemLoader<T> replaceValue(String field, Object value, Processor... processors) {
        Object processed = getValue(value, processors);
        if (processed != null) {
            values.remove(field);
            add(field, processed);
        }
        return this;
    }

    /** {@link #replaceValue} by what a CSS query selects. */
    public ItemLoader<T> replaceCss(String field, String query, Processor... processors) {
        return replaceValue(field, selectors().css(query).getAll(), processors);
    }

    /** {@link #replaceValue} by what an XPath expression selects. */
    public ItemLoader<T> replaceXPath(String field, String query, Processor... processors) {
        return replaceValue(field, selectors().xpath(query).getAll(), processors);
    }

    /** {@link #replaceValue} by what a JMESPath query selects. */
    public ItemLoader<T> replaceJmes(String field, String query, Processor... processors) {
        return replaceValue(field, selectors().jmespath(query).getAll(), processors);
    }

    /** {@link #replaceValue} for each field of a map: what {@code processors} make of {@code value}, if that is one. */
    public ItemLoader<T> replaceValues(Object value, Processor... processors) {
        if (getValue(value, processors) instanceof Map<?, ?> fields) {
            fields.forEach((field, each) -> replaceValue(field.toString(), each));
        }
        return this;
    }

    /** What {@code processors} make of a value; null ends their line. Nothing is added. */
    public Object getValue(Object value, Processor... processors) {
        Object current = value;
        for (Processor each : processors) {
            if (current == null) {
                return null;
            }
            current = attempt("Error with processor", "", each, current);
        }
        return current;
    }

    /** {@link #getValue} of what a CSS query selects. */
    public Object getCss(String query, Processor... processors) {
        return getValue(selectors().css(query).getAll(), processors);
    }

    /** {@link #getValue} of what an XPath expression selects. */
    public Object getXPath(String query, Processor... processors) {
        return getValue(selectors().xpath(query).getAll(), processors);
    }

    /** {@link #getValue} of what a JMESPath query selects. */
    public Object getJmes(String query, Processor... processors) {
        return getValue(selectors().jmespath(query).getAll(), processors);
    }

    /** For {@code processors}: what a regular expression in Python's syntax finds in every text, Scrapy's {@code re}. */
    public static Processor re(String regex) {
        PythonPattern pattern = PythonPattern.of(regex);
        return (value, context) -> Values.of(value).stream()
                .flatMap(each -> pattern.findAll(each.toString()).stream())
                .toList();
    }

    private void add(String field, Object value) {
        Fields.require(rules.type(), field);
        Object processed = attempt("Error with input processor", field, rules.input(field), Values.of(value));
        if (!Values.isNothing(processed)) {
            values.computeIfAbsent(field, name -> new ArrayList<>()).addAll(Values.of(processed));
        }
    }

    private Object attempt(String what, String field, Processor processor, Object value) {
        try {
            return processor.process(value, Collections.unmodifiableMap(context));
        } catch (RuntimeException e) { // told with field and value, whatever it is
            throw new IllegalArgumentException(
                    what + ": field=" + (field.isEmpty() ? "-" : field) + " value=" + value + " error=" + e, e);
        }
    }

    /** What has been collected for a field, after its input processor. */
    public List<Object> collectedValues(String field) {
        return Collections.unmodifiableList(new ArrayList<>(values.getOrDefault(field, List.of())));
    }

    /** What the field's output processor makes of what has been collected; null when that is nothing. */
    public Object outputValue(String field) {
        List<Object> collected = new ArrayList<>(values.getOrDefault(field, List.of()));
        return attempt("Error with output processor", field, rules.output(field), collected);
    }

    /**
     * The item with all that has been collected; values become what its fields declare.
     *
     * @throws IllegalArgumentException when a processor fails, or the item does not have such a field
     */
    public T loadItem() {
        Map<String, Object> fields = new LinkedHashMap<>();
        item.ifPresent(before -> fields.putAll(Fields.of(before)));
        for (String field : values.keySet()) {
            Object value = outputValue(field);
            if (value != null) {
                fields.put(field, value);
            }
        }
        return Fields.create(rules.type(), fields);
    }
}
