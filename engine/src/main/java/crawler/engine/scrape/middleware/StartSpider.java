package crawler.engine.scrape.middleware;

import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.schedule.MemoryScheduler;
import crawler.engine.scrape.SpiderMiddleware;
import java.util.stream.Stream;

/** Marks the requests that {@code start} yields, so that they keep their order. */
public final class StartSpider implements SpiderMiddleware {

    @Override
    public Stream<? extends Output> processStart(Stream<? extends Output> start) {
        return start.map(output ->
                output instanceof Request request ? request.with(MemoryScheduler.IS_START_REQUEST, true) : output);
    }
}
