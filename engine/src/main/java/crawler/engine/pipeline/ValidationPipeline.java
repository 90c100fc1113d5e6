package crawler.engine.pipeline;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.Stats;
import crawler.engine.item.Fields;
import crawler.engine.item.PlainValue;
import crawler.engine.item.Required;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drops items in which a field that is {@link Required} or named by ITEM_REQUIRED_FIELDS is empty (null, "" or without
 * entries), and those that are {@link Checked} and say that something is wrong; as {@link InvalidItem}.
 */
public final class ValidationPipeline implements ItemPipeline {
    public static final Setting<List<String>> ITEM_REQUIRED_FIELDS = Setting.ofList("ITEM_REQUIRED_FIELDS")
            .doc(
                    "The fields that must have a value: title in all maps and in records that have it, Book.title in one type.");

    private final List<String> required;
    private final Stats stats;
    private final Map<Class<? extends Item>, List<String>> annotated = new HashMap<>();

    public ValidationPipeline(Crawler crawler) {
        this.required = crawler.settings().get(ITEM_REQUIRED_FIELDS);
        this.stats = crawler.stats();
    }

    @Override
    public Deferred<Item> process(Item item) {
        List<String> problems = new ArrayList<>();
        String type = item.getClass().getSimpleName();
        for (String field : required(item, type)) {
            if (isEmpty(item, field)) {
                problems.add(field + " is empty");
                stats.increment("validation/" + type + "/" + field);
            }
        }
        if (item instanceof Checked checked) {
            problems.addAll(checked.problems());
        }
        if (!problems.isEmpty()) {
            throw new InvalidItem(problems);
        }
        return Deferred.succeed(item);
    }

    private Set<String> required(Item item, String type) {
        Set<String> fields =
                new LinkedHashSet<>(annotated.computeIfAbsent(item.getClass(), ValidationPipeline::annotated));
        for (String name : required) {
            int dot = name.lastIndexOf('.');
            String field = name.substring(dot + 1);
            if ((dot < 0 || name.substring(0, dot).equals(type)) && Fields.has(item, field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static List<String> annotated(Class<? extends Item> type) {
        return Fields.names(type).stream()
                .filter(name -> Fields.annotation(type, name, Required.class).isPresent())
                .toList();
    }

    private static boolean isEmpty(Item item, String field) {
        Object value = PlainValue.of(Fields.get(item, field).orElse(null));
        return value == null || value.equals("") || value.equals(List.of());
    }
}
