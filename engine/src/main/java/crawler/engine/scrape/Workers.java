package crawler.engine.scrape;

import crawler.engine.Crawler;
import crawler.engine.Output;
import crawler.reactor.Reactor;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredSemaphore;
import crawler.reactor.defer.Failure;
import crawler.settings.Setting;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The callbacks of a concurrent spider, on the reactor's worker threads. What one yields comes back to the reactor thread a batch
 * at a time and in order; the next batch is asked for when this one has been dealt with.
 */
public final class Workers {
    public static final Setting<Integer> CONCURRENT_CALLBACKS = Setting.ofInt("CONCURRENT_CALLBACKS", 0)
            .min(0)
            .unit("callbacks")
            .doc("How many callbacks of a concurrent spider run at once; 0 for as many as there are processors.");

    private static final int BATCH = 100;

    private final Reactor reactor;
    private final DeferredSemaphore places;
    private final Grace grace;

    /** @param grace after which no further batch is asked for */
    Workers(Crawler crawler, Grace grace) {
        this.reactor = crawler.reactor();
        this.grace = grace;
        int most = crawler.settings().get(CONCURRENT_CALLBACKS);
        this.places =
                new DeferredSemaphore(most > 0 ? most : Runtime.getRuntime().availableProcessors());
    }

    /**
     * Runs {@code callback} on a worker thread and {@code walk} with each batch of its outputs on the reactor thread.
     *
     * @return fires when all have been walked; fails with what the callback threw, after what it had yielded
     */
    Deferred<Void> run(
            Callable<Stream<? extends Output>> callback, Function<Stream<? extends Output>, Deferred<Void>> walk) {
        return new Run(callback, walk).start();
    }

    /** Outputs in a row, and whether they are the last. */
    private record Batch(List<Output> outputs, boolean last, Optional<Throwable> error) {}

    /** One callback. On a worker thread while a batch is pulled, on the reactor thread else; never on both. */
    private final class Run {
        private final Callable<Stream<? extends Output>> callback;
        private final Function<Stream<? extends Output>, Deferred<Void>> walk;
        private final Deferred<Void> done = new Deferred<>();
        private Stream<? extends Output> made = Stream.empty();
        private Iterator<? extends Output> outputs;

        Run(Callable<Stream<? extends Output>> callback, Function<Stream<? extends Output>, Deferred<Void>> walk) {
            this.callback = callback;
            this.walk = walk;
        }

        Deferred<Void> start() {
            step();
            return done.addBoth(outcome -> {
                made.close();
                return outcome.get();
            });
        }

        private void step() {
            places.runAsync(() -> Threads.<Batch>deferToThread(reactor, this::pull))
                    .addAsyncCallback(
                            batch -> walk.apply(batch.outputs().stream()).addCallback(walked -> batch))
                    .addCallbacks(this::walked, this::failed);
        }

        private Void walked(Batch batch) {
            if (batch.error().isPresent()) {
                done.errback(batch.error().get());
            } else if (batch.last() || grace.isOver(reactor.nanos())) {
                done.callback(null);
            } else {
                step();
            }
            return null;
        }

        private Void failed(Failure failure) {
            done.errback(failure);
            return null;
        }

        private Batch pull() {
            List<Output> pulled = new ArrayList<>();
            try {
                if (outputs == null) {
                    begin();
                }
                while (pulled.size() < BATCH && outputs.hasNext()) {
                    pulled.add(outputs.next());
                }
                return new Batch(pulled, pulled.size() < BATCH, Optional.empty());
            } catch (Throwable e) { // whatever it is, the request's errors are told of on the reactor thread
                return new Batch(pulled, true, Optional.of(e));
            }
        }

        private void begin() throws Exception {
            Stream<? extends Output> yielded = callback.call();
            made = yielded == null ? Stream.empty() : yielded;
            outputs = made.sequential().iterator();
        }
    }
}
