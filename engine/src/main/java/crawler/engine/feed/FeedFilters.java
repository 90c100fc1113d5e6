package crawler.engine.feed;

import crawler.engine.Item;
import crawler.engine.part.NamedClass;
import java.util.List;
import java.util.Map;

/** Makes the filter of a feed of its options {@code item_filter} and {@code item_classes}. */
final class FeedFilters {

    private FeedFilters() {}

    static ItemFilter of(FeedOptions feed) {
        return feed.text("item_filter")
                .map(name -> NamedClass.make("item_filter", name, ItemFilter.class, Map.of(FeedOptions.class, feed)))
                .orElseGet(() -> byClass(feed.texts("item_classes")));
    }

    private static ItemFilter byClass(List<String> names) {
        return names.isEmpty() ? item -> true : item -> names.stream().anyMatch(name -> isA(item.getClass(), name));
    }

    /** By the simple or the whole name of the class, or of one that it extends or implements. */
    private static boolean isA(Class<?> type, String name) {
        if (type == null) {
            return false;
        }
        boolean itself = type.getSimpleName().equals(name)
                || type.getName().equals(name)
                || String.valueOf(type.getCanonicalName()).equals(name);
        return itself
                || isA(type.getSuperclass(), name)
                || List.of(type.getInterfaces()).stream().anyMatch(each -> each != Item.class && isA(each, name));
    }
}
