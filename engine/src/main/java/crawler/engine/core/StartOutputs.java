package crawler.engine.core;

import crawler.engine.Crawler;
import crawler.engine.Event;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.error.CloseSpider;
import crawler.engine.schedule.MemoryScheduler;
import crawler.engine.scrape.SpiderFailures;
import crawler.engine.url.InvalidUrlException;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the spider's {@code start} yields, pulled one by one; may be endless. What it throws ends it. */
final class StartOutputs {

    /** Stands for the page that start's items do not have. */
    static final Request ORIGIN = new Request("data:,start");

    private static final int MOST_WAITING = 100;
    private static final Logger LOG = LoggerFactory.getLogger(StartOutputs.class);

    private final Crawler crawler;
    private Stream<? extends Output> stream = Stream.empty();
    private Iterator<? extends Output> outputs = Collections.emptyIterator();
    private boolean pulling;
    private boolean exhausted;
    private boolean failed;
    private int waiting;

    StartOutputs(Crawler crawler) {
        this.crawler = crawler;
    }

    /** Calls {@code start}; {@code middlewares} change what it yields. */
    void open(UnaryOperator<Stream<? extends Output>> middlewares) {
        try {
            Stream<? extends Output> start = Objects.requireNonNull(
                    crawler.spider().start(), "start() returned null; return Stream.empty() for no requests");
            stream = middlewares.apply(start);
            outputs = stream.sequential().iterator();
        } catch (Throwable e) {
            failed(Failure.caught(e).value());
        }
    }

    /** The next one; empty when none is left. */
    Optional<Output> next() {
        Iterator<? extends Output> from = outputs; // what makes the next one may close the crawl
        pulling = true;
        try {
            if (from.hasNext()) {
                return Optional.of(Objects.requireNonNull(from.next(), "start() yielded null"));
            }
            stop();
        } catch (Throwable e) {
            failed(Failure.caught(e).value());
        } finally {
            pulling = false;
            closeAtEnd();
        }
        return Optional.empty();
    }

    /** The spider's stream may hold a file, say. */
    private void closeAtEnd() {
        if (exhausted && !pulling) {
            Stream<? extends Output> ended = stream;
            stream = Stream.empty();
            Deferred.execute(() -> {
                        ended.close();
                        return null;
                    })
                    .addErrback(failure -> {
                        LOG.error(
                                "Spider \"{}\": what start() returned cannot be closed",
                                crawler.spider().name(),
                                failure.value());
                        return null;
                    });
        }
    }

    /** The scheduler took a request; start requests are counted. */
    void scheduled(Request request) {
        if (request.is(MemoryScheduler.IS_START_REQUEST)) {
            waiting++;
        }
    }

    /** The scheduler handed it out. */
    void handedOut(Request request) {
        if (waiting > 0 && request.is(MemoryScheduler.IS_START_REQUEST)) {
            waiting--;
        }
    }

    /** Whether so many start requests wait for their slots that no further ones are pulled: {@code start} may be endless. */
    boolean isAhead() {
        return waiting >= MOST_WAITING;
    }

    /** Pulls no more. */
    void stop() {
        exhausted = true;
        outputs = Collections.emptyIterator();
        closeAtEnd();
    }

    boolean exhausted() {
        return exhausted;
    }

    /** Whether it ended with an error. */
    boolean failed() {
        return failed;
    }

    /** A start URL that is none is no fault of the code, and its message says it all. */
    private void log(Throwable error) {
        String name = crawler.spider().name();
        if (error instanceof InvalidUrlException) {
            LOG.error("Spider \"{}\": a start request cannot be made: {}", name, error.getMessage());
        } else {
            LOG.error("Spider \"{}\": start() failed; the crawl ends with what it has", name, error);
        }
    }

    private void failed(Throwable error) {
        stop();
        if (error instanceof CloseSpider close) {
            crawler.close(close.reason());
            return;
        }
        failed = true;
        SpiderFailures.count(crawler.stats(), error);
        log(error);
        crawler.events().emit(new Event.SpiderError(error, ORIGIN, crawler.spider()));
    }
}
