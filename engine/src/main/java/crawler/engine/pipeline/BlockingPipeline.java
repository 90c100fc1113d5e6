package crawler.engine.pipeline;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;

/**
 * A pipeline whose work blocks: it writes to a database, calls a service. Its work is done on worker threads, several items
 * at once, while the crawl goes on.
 */
public abstract class BlockingPipeline implements ItemPipeline {
    private final Crawler crawler;

    protected BlockingPipeline(Crawler crawler) {
        this.crawler = crawler;
    }

    /**
     * On a worker thread: the item for the next step.
     *
     * @throws crawler.engine.error.DropItem when the item is not wanted
     */
    protected abstract Item work(Item item) throws Exception;

    /** On a worker thread, before the crawl starts. */
    protected void begin() throws Exception {}

    /** On a worker thread, after the last item. */
    protected void end() throws Exception {}

    @Override
    public final Deferred<Item> process(Item item) {
        return Threads.deferToThread(crawler.reactor(), () -> work(item));
    }

    @Override
    public final Deferred<Void> open() {
        return Threads.deferToThread(crawler.reactor(), () -> {
            begin();
            return null;
        });
    }

    @Override
    public final Deferred<Void> close() {
        return Threads.deferToThread(crawler.reactor(), () -> {
            end();
            return null;
        });
    }
}
