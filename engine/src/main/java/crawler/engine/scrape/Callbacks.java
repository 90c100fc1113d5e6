package crawler.engine.scrape;

import crawler.engine.AsyncCallback;
import crawler.engine.Crawler;
import crawler.engine.Headers;
import crawler.engine.LinkFilter;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs callbacks and walks what they yield, through the middlewares, to where it is dealt with: on the reactor thread, or,
 * if the spider is concurrent, with the callback alone on a worker thread.
 */
final class Callbacks {
    private final Crawler crawler;
    private final List<SpiderMiddleware> middlewares;
    private final BiFunction<Output, Response, Deferred<Void>> deal;
    private final int atOnce;
    private final Grace grace;
    private final Optional<Workers> workers;

    /** Makes the outputs of a page. */
    interface Outputs {
        Stream<? extends Output> make(Response page) throws Exception;
    }

    /**
     * @param deal deals with one output of a page; its Deferred never fails
     * @param atOnce how many outputs of a page may be dealt with at once
     * @param grace how long they are taken when the crawl is to end
     */
    Callbacks(
            Crawler crawler,
            List<SpiderMiddleware> middlewares,
            BiFunction<Output, Response, Deferred<Void>> deal,
            int atOnce,
            Grace grace) {
        this.crawler = crawler;
        this.middlewares = middlewares;
        this.deal = deal;
        this.atOnce = atOnce;
        this.grace = grace;
        this.workers = crawler.spider().isConcurrent() ? Optional.of(new Workers(crawler, grace)) : Optional.empty();
    }

    /** Fires when all that {@code outputs} makes of the page has been dealt with. */
    Deferred<Void> run(Response page, Outputs outputs) {
        Function<Stream<? extends Output>, Deferred<Void>> walk = made -> walk(page, made, middlewares.size());
        return Deferred.executeAsync(() -> call(page, outputs, walk))
                .addAsyncErrback(failure -> recover(page, failure));
    }

    /** The same for a callback that waits, which belongs to the reactor thread whatever the spider is. */
    Deferred<Void> wait(Response page, AsyncCallback callback) {
        return Deferred.executeAsync(
                        () -> callback.callAsync(page).addAsyncCallback(made -> walk(page, made, middlewares.size())))
                .addAsyncErrback(failure -> recover(page, failure));
    }

    /** The same for an errback that has no page: no middleware sees what it yields. */
    Deferred<Void> runWithoutPage(Request request, Outputs outputs) {
        Response none = new Response(request, 0, Headers.NONE, new byte[0]);
        return Deferred.executeAsync(() -> call(none, outputs, made -> walk(none, made, 0)));
    }

    private Deferred<Void> call(Response page, Outputs outputs, Function<Stream<? extends Output>, Deferred<Void>> walk)
            throws Exception {
        return workers.isPresent()
                ? workers.get().run(() -> outputs.make(page.withLinkFilter(LinkFilter.NONE)), walk)
                : walk.apply(outputs.make(page));
    }

    /** Asks the middlewares, the nearest to the spider first, for outputs instead of the failure. */
    Deferred<Void> recover(Response page, Failure failure) {
        for (int i = middlewares.size() - 1; i >= 0; i--) {
            Optional<Stream<? extends Output>> instead = middlewares.get(i).processException(page, failure.value());
            if (instead.isPresent()) {
                return walk(page, instead.get(), i);
            }
        }
        return Deferred.fail(failure);
    }

    /**
     * In order and on this thread, whatever the stream says; it is closed in the end, as it may hold a file, say.
     *
     * @param from how many middlewares see it, counted from the engine
     */
    private Deferred<Void> walk(Response page, Stream<? extends Output> made, int from) {
        Stream<? extends Output> outputs = orNone(made);
        for (int i = from - 1; i >= 0; i--) {
            outputs = middlewares.get(i).processOutput(page, outputs);
        }
        Stream<? extends Output> walked = orNone(outputs);
        Iterator<? extends Output> iterator = walked.sequential().iterator();
        OutputWalk.Limits limits = new OutputWalk.Limits(atOnce, grace::isOver, () -> grace.tellOf(page.request()));
        return new OutputWalk(crawler.reactor(), iterator, output -> deal.apply(output, page), limits)
                .start()
                .addBoth(outcome -> {
                    walked.close();
                    return outcome.get();
                });
    }

    private static Stream<? extends Output> orNone(Stream<? extends Output> outputs) {
        return outputs == null ? Stream.empty() : outputs;
    }
}
