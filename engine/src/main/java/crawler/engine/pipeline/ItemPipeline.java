package crawler.engine.pipeline;

import crawler.engine.Item;
import crawler.reactor.defer.Deferred;

/**
 * One step of what is done with items. An implementation has a public constructor without parameters or with a {@link
 * crawler.engine.Crawler}. For the reactor thread: work that blocks belongs into {@code Threads.deferToThread}.
 */
@FunctionalInterface
public interface ItemPipeline {

    /**
     * Fires with the item for the next step: the same, or another in its place.
     *
     * @throws crawler.engine.error.DropItem when the item is not wanted
     * @throws Exception as if the Deferred had failed with it
     */
    Deferred<? extends Item> process(Item item) throws Exception;

    /** Called before the crawl starts, which waits for it. */
    default Deferred<Void> open() {
        return Deferred.succeed(null);
    }

    /** Called after the last item; the crawl's end waits for it. */
    default Deferred<Void> close() {
        return Deferred.succeed(null);
    }
}
