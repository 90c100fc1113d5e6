package crawler.engine.loader;

import crawler.engine.Item;
import crawler.engine.Item.MapItem;
import crawler.engine.Response;
import crawler.engine.item.Fields;
import crawler.engine.part.NamedClass;
import crawler.engine.select.Selector;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.util.Map;
import java.util.Optional;

/**
 * How the values of each field are processed when they come in and when the item is made, and of which class it is. What
 * in Scrapy is a subclass of {@code ItemLoader}; immutable, each method returns a changed copy.
 */
public final class LoaderRules<T extends Item> {
    public static final Setting<String> DEFAULT_ITEM_CLASS = Setting.ofString(
                    "DEFAULT_ITEM_CLASS", MapItem.class.getName())
            .doc("The class of items of loaders that are told no other.");

    private final Class<T> type;
    private final Line inputs;
    private final Line outputs;

    private LoaderRules(Class<T> type, Line inputs, Line outputs) {
        this.type = type;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * Items of this class, all values as they come, but for what its fields are annotated with.
     *
     * @throws IllegalArgumentException when a processor that a field names cannot be made
     */
    public static <T extends Item> LoaderRules<T> of(Class<T> type) {
        return new LoaderRules<>(
                type,
                new Line(Map.of(), Declared.inputs(type), Processors.identity()),
                new Line(Map.of(), Declared.outputs(type), Processors.identity()));
    }

    /** Items that are maps. */
    public static LoaderRules<MapItem> ofMaps() {
        return of(MapItem.class);
    }

    /** Items of the class that DEFAULT_ITEM_CLASS names. @throws SettingException when that is no class of items */
    public static LoaderRules<? extends Item> ofDefault(Settings settings) {
        Class<?> type = NamedClass.find(DEFAULT_ITEM_CLASS.name(), settings.get(DEFAULT_ITEM_CLASS));
        if (!Item.class.isAssignableFrom(type)) {
            throw new SettingException(DEFAULT_ITEM_CLASS.name() + ": " + type.getName() + " is no Item");
        }
        return of(type.asSubclass(Item.class));
    }

    /** {@code default_input_processor}. */
    public LoaderRules<T> withDefaultInput(Processor processor) {
        return new LoaderRules<>(type, inputs.withDefault(processor), outputs);
    }

    /** {@code default_output_processor}. */
    public LoaderRules<T> withDefaultOutput(Processor processor) {
        return new LoaderRules<>(type, inputs, outputs.withDefault(processor));
    }

    /** {@code field_in}. @throws IllegalArgumentException when the class has no such field */
    public LoaderRules<T> withInput(String field, Processor processor) {
        Fields.require(type, field);
        return new LoaderRules<>(type, inputs.with(field, processor), outputs);
    }

    /** {@code field_out}. @throws IllegalArgumentException when the class has no such field */
    public LoaderRules<T> withOutput(String field, Processor processor) {
        Fields.require(type, field);
        return new LoaderRules<>(type, inputs, outputs.with(field, processor));
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
        return inputs.of(field);
    }

    Processor output(String field) {
        return outputs.of(field);
    }
}
