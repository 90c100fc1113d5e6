package crawler.spiders.own;

import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import java.util.stream.Stream;

/** A spider with an endless loop. */
public final class StuckSpider extends Spider {
    private volatile boolean going = true;

    public StuckSpider() {
        super("stuck", "http://dig.chouti.com/");
    }

    @Override
    public Stream<? extends Output> parse(Response page) {
        logger().info("I shall never return");
        while (going) {
            Thread.onSpinWait();
        }
        return Stream.empty();
    }

    @Override
    public void closed(String reason) {
        going = false;
    }
}
