package crawler.spiders.own;

import crawler.engine.Item;
import crawler.engine.Spider;
import crawler.engine.pipeline.ItemPipeline;
import crawler.reactor.defer.Deferred;
import java.util.Map;

/** A spider with a pipeline that cannot be opened. */
public final class UnopenableSpider extends Spider {
    public UnopenableSpider() {
        super("unopenable");
    }

    @Override
    public Map<String, ?> customSettings() {
        return Map.of("ITEM_PIPELINES", Map.of(Shut.class.getName(), 1));
    }

    /** It. */
    public static final class Shut implements ItemPipeline {
        @Override
        public Deferred<Void> open() {
            return Deferred.fail(new IllegalStateException("the database is down"));
        }

        @Override
        public Deferred<Item> process(Item item) {
            return Deferred.succeed(item);
        }
    }
}
