package crawler.engine.loader;

import crawler.engine.Item;
import crawler.engine.Item.MapItem;
import crawler.engine.Response;
import crawler.engine.select.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the values of each field are processed when they come in and when the item is made, and of which class it is. What
 * in Scrapy is a subclass of {@code ItemLoader}; immutable, each method returns a changed copy.
 */
public final class LoaderRules<T extends Item> {
    private final Class<T> type;
    private final Map<String, Processor> inputs;
    private final Map<String, Processor> outputs;
    private final Processor defaultInput;
    private final Processor defaultOutput;

    private LoaderRules(
            Class<T> type,
            Map<String, Processor> inputs,
            Map<String, Processor> outputs,
            Processor defaultInput,
            Processor defaultOutput) {
        this.type = type;
        this.inputs = Map.copyOf(inputs);
        this.outputs = Map.copyOf(outputs);
        this.defaultInput = defaultInput;
        this.defaultOutput = defaultOutput;
    }

    /** Items of this class, all values as they come. */
    public static <T extends Item> LoaderRules<T> of(Class<T> type) {
        return new LoaderRules<>(type, Map.of(), Map.of(), Processors.identity(), Processors.identity());
    }

    /** Items that are maps. */
    public static LoaderRules<MapItem> ofMaps() {
        return of(MapItem.class);
    }

    /** {@code default_input_processor}. */
    public LoaderRules<T> withDefaultInput(Processor processor) {
        return new LoaderRules<>(type, inputs, outputs, processor, defaultOutput);
    }

    /** {@code default_output_processor}. */
    public LoaderRules<T> withDefaultOutput(Processor processor) {
        return new LoaderRules<>(type, inputs, outputs, defaultInput, processor);
    }

    /** {@code field_in}. */
    public LoaderRules<T> withInput(String field, Processor processor) {
        return new LoaderRules<>(type, with(inputs, field, processor), outputs, defaultInput, defaultOutput);
    }

    /** {@code field_out}. */
    public LoaderRules<T> withOutput(String field, Processor processor) {
        return new LoaderRules<>(type, inputs, with(outputs, field, processor), defaultInput, defaultOutput);
    }

    private static Map<String, Processor> with(Map<String, Processor> map, String field, Processor processor) {
        Map<String, Processor> more = new HashMap<>(map);
        more.put(field, processor);
        return more;
    }

    /** A loader of a new item from a page. */
    public ItemLoader<T> load(Response page) {
        return new ItemLoader<>(this, Optional.empty(), Optional.of(page.xpath("."))).with("response", page);
    }

    /** A loader of a new item from a part of a page. */
    public ItemLoader<T> load(Selector selector) {
        return new ItemLoader<>(this, Optional.empty(), Optional.of(selector.xpath(".")));
    }

    /** A loader of a new item from values alone. */
    public ItemLoader<T> load() {
        return new ItemLoader<>(this, Optional.empty(), Optional.empty());
    }

    /** A loader that goes on with an item, from a page. */
    public ItemLoader<T> load(T item, Response page) {
        return new ItemLoader<>(this, Optional.of(item), Optional.of(page.xpath("."))).with("response", page);
    }

    Class<T> type() {
        return type;
    }

    Processor input(String field) {
        return inputs.getOrDefault(field, defaultInput);
    }

    Processor output(String field) {
        return outputs.getOrDefault(field, defaultOutput);
    }
}
