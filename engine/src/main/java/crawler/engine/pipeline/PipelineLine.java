package crawler.engine.pipeline;

import crawler.engine.Item;
import crawler.reactor.defer.Deferred;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line of all pipelines that ITEM_PIPELINES names. */
public final class PipelineLine implements ItemProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineLine.class);

    private final List<ItemPipeline> pipelines;

    /** @param pipelines in the order in which an item passes them */
    public PipelineLine(List<ItemPipeline> pipelines) {
        this.pipelines = List.copyOf(pipelines);
    }

    @Override
    public Deferred<Item> process(Item item) {
        Deferred<Item> processed = Deferred.succeed(item);
        for (ItemPipeline pipeline : pipelines) {
            processed = processed.addAsyncCallback(
                    current -> pipeline.process(current).addCallback(next -> next));
        }
        return processed;
    }

    @Override
    public Deferred<Void> open() {
        Deferred<Void> opened = Deferred.succeed(null);
        for (ItemPipeline pipeline : pipelines) {
            opened = opened.addAsyncCallback(ignored -> pipeline.open());
        }
        return opened;
    }

    /** The last one first; all of them, whatever comes of one. */
    @Override
    public Deferred<Void> close() {
        Deferred<Void> closed = Deferred.succeed(null);
        for (int i = pipelines.size() - 1; i >= 0; i--) {
            ItemPipeline pipeline = pipelines.get(i);
            closed = closed.addAsyncCallback(before -> Deferred.executeAsync(pipeline::close)
                    .addErrback(failure -> {
                        LOG.error("{} could not be closed", pipeline.getClass().getName(), failure.value());
                        return null;
                    }));
        }
        return closed;
    }
}
