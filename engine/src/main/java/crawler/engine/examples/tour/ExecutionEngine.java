package crawler.engine.examples.tour;

import static crawler.engine.download.http.GetPage.getPage;
import static crawler.reactor.defer.InlineCallbacks.inlineCallbacks;

import crawler.reactor.Reactor;
import crawler.reactor.defer.Callback;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Outcome;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The heart of a crawl: from the scheduler to the download, from the page to the callback, from there to the scheduler.
 * The real one is {@code crawler.engine.core.Engine}, whose stations are classes of their own.
 */
final class ExecutionEngine {
    private static final int MAX_CONCURRENT = 5;

    private final Reactor reactor;
    private final Spider spider;
    private final Scheduler scheduler = new Scheduler(this);
    private final Set<Request> inprogress = new HashSet<>();
    private final Deferred<Void> closeWait = new Deferred<>();
    private Iterator<Request> startRequests = Collections.emptyIterator();

    ExecutionEngine(Reactor reactor, Spider spider) {
        this.reactor = reactor;
        this.spider = spider;
    }

    /** Has the crawl begin in the next turn of the loop. */
    void openSpider(Iterator<Request> newStartRequests) {
        startRequests = newStartRequests;
        reactor.callLater(0, this::nextRequest);
    }

    /** Fires when nothing is left to do. */
    Deferred<Void> start() {
        return inlineCallbacks(awaiter -> awaiter.await(closeWait));
    }

    private void nextRequest() {
        scheduleStartRequests();
        while (!closeWait.called() && inprogress.size() < MAX_CONCURRENT && scheduler.size() > 0) {
            scheduler.nextRequest().ifPresent(this::download);
        }
        if (!closeWait.called() && inprogress.isEmpty() && scheduler.size() == 0) {
            closeWait.callback(null);
        }
    }

    /** A spider whose start fails ends its crawl with that failure. */
    private void scheduleStartRequests() {
        try {
            startRequests.forEachRemaining(scheduler::enqueueRequest);
        } catch (RuntimeException e) {
            startRequests = Collections.emptyIterator();
            closeWait.errback(e);
        }
    }

    /**
     * The next turn of the loop goes on, and not this one: of many downloads that fail at once each would lead deeper into
     * the stack.
     */
    private void download(Request request) {
        inprogress.add(request);
        getPage(reactor, request.url())
                .addCallback(page -> new Response(page.body(), request))
                .addBoth(outcome -> handleDownloaderOutput(outcome, request))
                .tap(outcome -> inprogress.remove(request))
                .tap(outcome -> reactor.callLater(0, this::nextRequest));
    }

    /** What the callback yields is scheduled; what it throws goes the way of a failed download. */
    private Void handleDownloaderOutput(Outcome<Response> outcome, Request request) {
        Deferred.execute(outcome::get)
                .addCallback(response -> parse(response, request))
                .addErrback(failure -> {
                    spider.errback(request, failure);
                    return null;
                });
        return null;
    }

    private Void parse(Response response, Request request) throws Exception {
        Callback<? super Response, Stream<Request>> callback =
                request.callback().orElse(spider::parse);
        Optional.ofNullable(callback.call(response)).ifPresent(more -> more.forEach(scheduler::enqueueRequest));
        return null;
    }
}
