package crawler.reactor.examples;

import static crawler.reactor.defer.InlineCallbacks.inlineCallbacks;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import java.io.PrintStream;

/**
 * A task that waits for a Deferred which no download and no timer will ever fire: the program runs for ever, unless
 * somebody fires it by hand.
 */
final class UnfiredDeferred {

    private UnfiredDeferred() {}

    /** @param args none to wait for ever; a word to fire the Deferred with it */
    public static void main(String[] args) {
        Deferred<String> deferred = new Deferred<>();
        if (args.length > 0) {
            Reactors.get().callWhenRunning(() -> deferred.callback(args[0]));
        }
        run(Reactors.get(), System.out, deferred);
    }

    /** Ends when {@code deferred} has fired; firing it is left to the caller. */
    static void run(Reactor reactor, PrintStream out, Deferred<String> deferred) {
        DeferredList.of(task(deferred, out)).addBoth(outcomes -> {
            reactor.callWhenRunning(reactor::stop);
            return null;
        });
        reactor.run();
    }

    private static Deferred<Void> task(Deferred<String> deferred, PrintStream out) {
        return inlineCallbacks(awaiter -> {
            out.println(awaiter.await(deferred));
            return null;
        });
    }
}
