package crawler.engine.pipeline;

import crawler.engine.Item;
import crawler.reactor.defer.Deferred;

/**
 * What a crawl does with its items, all in all: {@link PipelineLine}, or what the setting ITEM_PROCESSOR names in its place,
 * with a public constructor without parameters or with a {@link crawler.engine.Crawler}. For the reactor thread.
 */
public interface ItemProcessor {

    /** Fires with what came out at the end; fails when the item was dropped or could not be kept. */
    Deferred<Item> process(Item item);

    /** Called before the crawl starts, which waits for it. */
    Deferred<Void> open();

    /** Called after the last item; the crawl's end waits for it. */
    Deferred<Void> close();
}
