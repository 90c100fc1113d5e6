package crawler.reactor.examples;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import java.io.PrintStream;

/** A callback that throws is logged, and the loop goes on with the next one. The tutorial's {@code exception.py}. */
final class FallDown {

    private FallDown() {}

    public static void main(String[] args) {
        run(Reactors.get(), System.out);
    }

    static void run(Reactor reactor, PrintStream out) {
        reactor.callWhenRunning(FallDown::fallDown);
        reactor.callWhenRunning(() -> upAgain(reactor, out));
        out.println("Starting the reactor.");
        reactor.run();
    }

    private static void fallDown() throws Exception {
        throw new Exception("I fall down.");
    }

    private static void upAgain(Reactor reactor, PrintStream out) {
        out.println("But I get up again.");
        reactor.stop();
    }
}
