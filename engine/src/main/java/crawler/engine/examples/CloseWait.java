package crawler.engine.examples;

import static crawler.engine.download.http.GetPage.getPage;
import static crawler.reactor.defer.InlineCallbacks.inlineCallbacks;

import crawler.engine.Response;
import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A Deferred that keeps the program alive until somebody fires it: the fifth page does. This is how an engine that does
 * not know its work beforehand knows when to end.
 */
final class CloseWait {
    private static final int PAGES = 5;

    private final Reactor reactor;
    private final PrintStream out;
    private final String[] urls;
    private final Deferred<Void> closeWait = new Deferred<>();
    private int count;

    private CloseWait(Reactor reactor, PrintStream out, String... urls) {
        this.reactor = reactor;
        this.out = out;
        this.urls = urls;
    }

    /** @param urls the pages; example.com when there are none */
    public static void main(String[] urls) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        run(Reactors.get(), out, urls.length == 0 ? new String[] {"https://example.com/"} : urls);
    }

    /** @param urls at least one; five pages are got, in turn when there are fewer URLs */
    static void run(Reactor reactor, PrintStream out, String... urls) {
        DeferredList.of(new CloseWait(reactor, out, urls).engineStart()).addBoth(outcomes -> {
            out.println("已经全部完成");
            reactor.callWhenRunning(reactor::stop);
            return null;
        });
        reactor.run();
    }

    private Deferred<Void> engineStart() {
        return inlineCallbacks(awaiter -> {
            reactor.callLater(0, this::nextRequest);
            return awaiter.await(closeWait);
        });
    }

    private void nextRequest() {
        for (int i = 0; i < PAGES; i++) {
            getPage(reactor, urls[i % urls.length])
                    .addCallback(this::one)
                    .addErrback(failure -> "An error has occurred: <" + failure.errorMessage() + ">")
                    .addCallback(this::arrived);
        }
    }

    private String one(Response page) {
        return "one " + page.body().length;
    }

    private Void arrived(String line) {
        out.println(line);
        count++;
        if (count == PAGES) {
            closeWait.callback(null);
        }
        return null;
    }
}
