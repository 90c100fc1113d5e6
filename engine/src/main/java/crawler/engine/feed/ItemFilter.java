package crawler.engine.feed;

import crawler.engine.Item;

/** Decides which items go to a feed; named by the feed's option {@code item_filter}. For the reactor thread. */
@FunctionalInterface
public interface ItemFilter {

    boolean accepts(Item item);
}
