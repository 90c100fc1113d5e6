package crawler.engine.download.http;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.net.Tls;
import crawler.reactor.EventLoop;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Outcome;
import crawler.reactor.time.DelayedCall;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An HTTP handler of its own for each test, on a reactor that runs until the test's work is done. */
final class Handling {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** The ways in which http is spoken. */
    enum Over {
        REACTOR(Watch.NONE),
        /** As soon as somebody watches. */
        OKHTTP(new Watch() {}),
        HTTPS(Watch.NONE);

        private final Watch watch;

        Over(Watch watch) {
            this.watch = watch;
        }

        /** What a crawl needs to go this way. */
        Settings settings() {
            return Settings.defaults().with(Priority.CMDLINE, Tls.DOWNLOAD_VERIFY_CERTIFICATES, this != HTTPS);
        }
    }

    /** What the tests of a class that is run over all of them use just now. */
    static Over over = Over.REACTOR;

    private Settings settings = over.settings();
    private Function<Request, Watch> watches = request -> over.watch;
    final EventLoop reactor = new EventLoop();

    /** Starts what a test waits for. */
    interface Work<T> {
        Deferred<T> start(HttpHandler handler) throws Exception;
    }

    Handling with(String name, Object value) {
        settings = settings.with(Priority.CMDLINE, "test", Map.of(name, value));
        return this;
    }

    Handling watchedBy(Watch watch) {
        watches = request -> watch;
        return this;
    }

    <T> Outcome<T> outcome(Work<T> work) {
        List<Outcome<T>> outcomes = new ArrayList<>();
        HttpHandler handler = new HttpHandler(reactor, settings, watches);
        reactor.callWhenRunning(
                () -> Deferred.executeAsync(() -> work.start(handler)).addBoth(outcome -> {
                    outcomes.add(outcome);
                    handler.close();
                    reactor.stop();
                    return null;
                }));
        DelayedCall late = reactor.callLater(LONGEST, reactor::stop);
        reactor.run(false);
        if (outcomes.isEmpty()) {
            throw new AssertionError("nothing came of it within " + LONGEST);
        }
        late.cancel();
        return outcomes.get(0);
    }

    static Response get(Request request) {
        return new Handling().of(request);
    }

    static Response get(String url) {
        return get(new Request(url));
    }

    Response of(Request request) {
        return outcome(handler -> handler.download(request)).get();
    }

    /** The pages of these URLs, one after the other with the same handler. */
    List<Response> all(String... urls) {
        return outcome(handler -> {
                    Deferred<List<Response>> pages = Deferred.succeed(new ArrayList<>());
                    for (String url : urls) {
                        pages.addAsyncCallback(
                                all -> handler.download(new Request(url)).addCallback(page -> {
                                    all.add(page);
                                    return all;
                                }));
                    }
                    return pages;
                })
                .get();
    }

    static Throwable failure(String url) {
        return new Handling().failureOf(new Request(url));
    }

    Throwable failureOf(Request request) {
        return outcome(handler -> handler.download(request))
                .failed()
                .orElseThrow(() -> new AssertionError("it did not fail"))
                .value();
    }
}
