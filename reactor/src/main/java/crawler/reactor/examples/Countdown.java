package crawler.reactor.examples;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import java.io.PrintStream;

/** Counts from five to zero, once a second, and stops the loop. */
final class Countdown {
    private final Reactor reactor;
    private final PrintStream out;
    private int counter = 5;

    private Countdown(Reactor reactor, PrintStream out) {
        this.reactor = reactor;
        this.out = out;
    }

    public static void main(String[] args) {
        run(Reactors.get(), System.out);
    }

    static void run(Reactor reactor, PrintStream out) {
        reactor.callWhenRunning(new Countdown(reactor, out)::count);
        out.println("Start!");
        reactor.run();
        out.println("Stop!");
    }

    private void count() {
        if (counter == 0) {
            reactor.stop();
        } else {
            out.println(counter + " ...");
            counter--;
            reactor.callLater(1, this::count);
        }
    }
}
