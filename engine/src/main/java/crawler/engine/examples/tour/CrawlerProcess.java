package crawler.engine.examples.tour;

import crawler.reactor.Reactor;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs crawls side by side and stops the reactor after the last. The real one is {@link crawler.engine.core.CrawlerProcess}. */
final class CrawlerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlerProcess.class);

    private final Reactor reactor;
    private final List<Deferred<Void>> active = new ArrayList<>();

    CrawlerProcess(Reactor reactor) {
        this.reactor = reactor;
    }

    /** Adds a crawl; before {@link #start}. One that fails is logged and holds up no other. */
    void crawl(Supplier<? extends Spider> spiderClass) {
        active.add(new Crawler(reactor, spiderClass).crawl().addErrback(failure -> {
            LOG.error("A crawl failed", failure.value());
            return null;
        }));
    }

    /** Runs the loop until all crawls have ended. */
    void start() {
        DeferredList.of(active).addBoth(outcomes -> {
            reactor.callWhenRunning(reactor::stop);
            return null;
        });
        reactor.run();
    }
}
