package crawler.engine.examples.tour;

import static crawler.reactor.defer.InlineCallbacks.inlineCallbacks;

import crawler.reactor.Reactor;
import crawler.reactor.defer.Deferred;
import java.util.function.Supplier;

/** One crawl: makes a spider and its engine. The real one is {@code crawler.engine.core.Crawl}. */
final class Crawler {
    private final Reactor reactor;
    private final Supplier<? extends Spider> spiderClass;

    /** @param spiderClass a spider's constructor */
    Crawler(Reactor reactor, Supplier<? extends Spider> spiderClass) {
        this.reactor = reactor;
        this.spiderClass = spiderClass;
    }

    /** Fires at the end of the crawl; fails when its spider cannot be made or started. */
    Deferred<Void> crawl() {
        return inlineCallbacks(awaiter -> {
            Spider spider = spiderClass.get();
            ExecutionEngine engine = new ExecutionEngine(reactor, spider);
            engine.openSpider(spider.startRequests().iterator());
            return awaiter.await(engine.start());
        });
    }
}
