package crawler.engine.pipeline;

import crawler.engine.Item;
import crawler.reactor.defer.Deferred;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line of all pipelines that ITEM_PIPELINES names. */
public final class PipelineLine implements ItemProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineLine.class);

    private final List<ItemPipeline> pipelines;
    private final Deque<ItemPipeline> notClosed;

    /** @param pipelines in the order in which an item passes them */
    public PipelineLine(List<ItemPipeline> pipelines) {
        this.pipelines = List.copyOf(pipelines);
        this.notClosed = new ArrayDeque<>(this.pipelines);
    }

    @Override
    public Deferred<Item> process(Item item) {
        Deferred<Item> processed = Deferred.succeed(item);
        for (ItemPipeline pipeline : pipelines) {
            processed = processed.addAsyncCallback(current -> through(pipeline, current));
        }
        return processed;
    }

    /** @throws NullPointerException that names the pipeline, when it answers with null */
    private static Deferred<Item> through(ItemPipeline pipeline, Item item) throws Exception {
        Deferred<? extends Item> processed = pipeline.process(item);
        if (processed == null) {
            throw new NullPointerException(
                    pipeline.getClass().getName() + ".process returned null; return Deferred.succeed(item)");
        }
        return processed.addCallback(next -> Objects.requireNonNull(
                next,
                () -> pipeline.getClass().getName()
                        + ".process answered with null in the place of an item; throw DropItem to drop it"));
    }

    @Override
    public Deferred<Void> open() {
        Deferred<Void> opened = Deferred.succeed(null);
        for (ItemPipeline pipeline : pipelines) {
            opened = opened.addAsyncCallback(ignored -> pipeline.open());
        }
        return opened;
    }

    /**
     * The last one first; all of them, whatever comes of one, and each once: a second call closes those whose turn has not
     * come, and does not wait for the one that takes its time.
     */
    @Override
    public Deferred<Void> close() {
        Deferred<Void> closed = Deferred.succeed(null);
        for (int i = notClosed.size(); i > 0; i--) {
            closed = closed.addAsyncCallback(before -> closeLast());
        }
        return closed;
    }

    private Deferred<Void> closeLast() {
        ItemPipeline last = notClosed.pollLast();
        if (last == null) {
            return Deferred.succeed(null);
        }
        return Deferred.executeAsync(last::close).addErrback(failure -> {
            LOG.error("{} could not be closed", last.getClass().getName(), failure.value());
            return null;
        });
    }
}
