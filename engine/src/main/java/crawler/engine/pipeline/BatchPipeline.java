package crawler.engine.pipeline;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.time.DelayedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pipeline that stores items many at once: a bulk insert. An item goes on when the batch that it is in is stored, so that
 * none counts as scraped that is not; batches are stored one after the other, in order, the last one at the end of the crawl.
 *
 * <p>Of one page no more items are in the pipelines at once than CONCURRENT_ITEMS; a batch that is larger than what comes is
 * stored after its linger time.
 */
public abstract class BatchPipeline implements ItemPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(BatchPipeline.class);

    private final Crawler crawler;
    private final Rules rules;
    private List<Waiting> gathering = new ArrayList<>();
    private Optional<DelayedCall> lingering = Optional.empty();
    private Deferred<Void> lastStored = Deferred.succeed(null);

    /**
     * When a batch is stored.
     *
     * @param size with so many items
     * @param linger so long after its first item at the latest
     * @param tries how often it is tried
     * @param pause before the second try; twice as long before each further one
     */
    public record Rules(int size, Duration linger, int tries, Duration pause) {
        public Rules {
            if (size < 1 || tries < 1) {
                throw new IllegalArgumentException(
                        "a batch has at least 1 item and 1 try, not " + size + " and " + tries);
            }
        }

        /** Tried three times, after a second and after two. */
        public static Rules of(int size, Duration linger) {
            return new Rules(size, linger, 3, Duration.ofSeconds(1));
        }
    }

    private record Waiting(Item item, Deferred<Item> stored) {}

    protected BatchPipeline(Crawler crawler, Rules rules) {
        this.crawler = crawler;
        this.rules = rules;
    }

    /** On a worker thread, one batch at a time: all of them, or none. What it throws has it tried again. */
    protected abstract void store(List<Item> items) throws Exception;

    @Override
    public final Deferred<Item> process(Item item) {
        Deferred<Item> stored = new Deferred<>();
        gathering.add(new Waiting(item, stored));
        if (gathering.size() >= rules.size()) {
            flush();
        } else if (lingering.isEmpty()) {
            lingering = Optional.of(crawler.reactor().callLater(rules.linger(), () -> {
                lingering = Optional.empty();
                flush();
            }));
        }
        return stored;
    }

    private void flush() {
        lingering.ifPresent(DelayedCall::cancel);
        lingering = Optional.empty();
        if (gathering.isEmpty()) {
            return;
        }
        List<Waiting> batch = gathering;
        gathering = new ArrayList<>();
        List<Item> items = batch.stream().map(Waiting::item).toList();
        Deferred<Void> stored = new Deferred<>();
        lastStored.tap(before -> attempt(items, 1).addBoth(outcome -> {
            stored.callback(null);
            outcome.failed()
                    .ifPresentOrElse(
                            failure -> batch.forEach(each -> each.stored().errback(failure.value())),
                            () -> batch.forEach(each -> each.stored().callback(each.item())));
            return null;
        }));
        lastStored = stored;
    }

    private Deferred<Void> attempt(List<Item> items, int number) {
        return Threads.<Void>deferToThread(crawler.reactor(), () -> {
                    store(items);
                    return null;
                })
                .addAsyncErrback(failure -> {
                    if (number >= rules.tries()) {
                        return Deferred.fail(failure);
                    }
                    LOG.warn(
                            "{} could not store a batch of {} items and tries again ({} of {}): {}",
                            getClass().getName(),
                            items.size(),
                            number,
                            rules.tries(),
                            failure.errorMessage());
                    return pause(number).addAsyncCallback(ignored -> attempt(items, number + 1));
                });
    }

    private Deferred<Void> pause(int number) {
        Deferred<Void> over = new Deferred<>();
        crawler.reactor()
                .callLater(rules.pause().multipliedBy(1L << Math.min(number - 1, 20)), () -> over.callback(null));
        return over;
    }

    /** Stores what is left. */
    @Override
    public Deferred<Void> close() {
        flush();
        Deferred<Void> closed = new Deferred<>();
        lastStored.tap(outcome -> closed.callback(null));
        return closed;
    }
}
