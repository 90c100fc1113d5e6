package crawler.conformance.plan;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.Item.MapItem;
import crawler.engine.error.DropItem;
import crawler.engine.error.NotConfigured;
import crawler.engine.pipeline.ItemPipeline;
import crawler.reactor.defer.Deferred;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The pipeline that drops the items of which a field has the value that the plan names. */
public final class DropIf implements ItemPipeline {
    private final String field;
    private final Object equals;

    /** @throws NotConfigured when the plan drops nothing */
    public DropIf(Crawler crawler) {
        JsonNode dropIf = Plan.of(crawler.spider().arguments())
                .dropIf()
                .orElseThrow(() -> new NotConfigured("the plan has no drop_if"));
        this.field = dropIf.path("field").asString();
        this.equals = Nodes.plain(dropIf.path("equals"));
    }

    @Override
    public Deferred<? extends Item> process(Item item) {
        if (item instanceof MapItem map
                && map.fields().containsKey(field)
                && Objects.equals(map.fields().get(field), equals)) {
            throw new DropItem(field + " is " + equals);
        }
        return Deferred.succeed(item);
    }
}
