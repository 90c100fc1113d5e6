package crawler.engine.loader;

import crawler.engine.item.PlainValue;
import crawler.engine.select.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** The processors that come with item loaders, Scrapy's all of them. */
public final class Processors {

    private Processors() {}

    /** {@link TakeFirst}. */
    public static Processor takeFirst() {
        return new TakeFirst();
    }

    /** {@link Identity}. */
    public static Processor identity() {
        return new Identity();
    }

    /** {@link Join} with a blank. */
    public static Processor join() {
        return new Join();
    }

    /** {@link Join}. */
    public static Processor join(String separator) {
        return new Join(separator);
    }

    /** {@code Compose}: each is given all that the one before made; null ends it. */
    public static Processor compose(Processor... processors) {
        return composed(List.of(processors), true);
    }

    /** {@code Compose(stop_on_none=False)}: as {@link #compose}, and null goes on to the next. */
    public static Processor composeWithNulls(Processor... processors) {
        return composed(List.of(processors), false);
    }

    private static Processor composed(List<Processor> processors, boolean stopOnNull) {
        return (value, context) -> {
            Object current = value;
            for (Processor each : processors) {
                if (current == null && stopOnNull) {
                    return null;
                }
                current = attempt("Compose", each, current, context);
            }
            return current;
        };
    }

    /** {@code MapCompose}: each is given every single value that the one before made; lists are flattened, nulls left out. */
    public static Processor mapCompose(Processor... processors) {
        return (value, context) -> {
            List<Object> values = Values.of(value);
            for (Processor each : processors) {
                List<Object> next = new ArrayList<>();
                for (Object one : values) {
                    next.addAll(Values.of(attempt("MapCompose", each, one, context)));
                }
                values = next;
            }
            return values;
        };
    }

    private static Object attempt(String name, Processor processor, Object value, Map<String, Object> context) {
        try {
            return processor.process(value, context);
        } catch (RuntimeException e) { // told with the value, whatever it is
            throw new IllegalArgumentException("Error in " + name + " on value " + value + ": " + e, e);
        }
    }

    /** {@code SelectJmes}: what a JMESPath query gives in a value made of maps and lists; null when it gives nothing. */
    public static Processor selectJmes(String query) {
        String alone = "[(" + query + ")]"; // in a list of its own, so that a list is not taken apart
        return (value, context) -> {
            String json = JsonMapper.shared().writeValueAsString(PlainValue.deep(value));
            return Selector.json(json).jmespath(alone).stream()
                    .findFirst()
                    .flatMap(Selector::json)
                    .map(found -> JsonMapper.shared().treeToValue(found, Object.class))
                    .orElse(null);
        };
    }

    /** A function of a text, for {@link #mapCompose}: {@code mapCompose(text(String::strip))}. */
    public static Processor text(UnaryOperator<String> function) {
        return (value, context) -> function.apply(value.toString());
    }

    /** A function of any value. */
    public static Processor function(Function<Object, ?> function) {
        return (value, context) -> function.apply(value);
    }
}
