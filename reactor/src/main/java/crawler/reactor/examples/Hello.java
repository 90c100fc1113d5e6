package crawler.reactor.examples;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import java.io.PrintStream;

/** A loop that calls us once and then waits until Control-C. */
final class Hello {

    private Hello() {}

    public static void main(String[] args) {
        run(Reactors.get(), System.out);
    }

    static void run(Reactor reactor, PrintStream out) {
        reactor.callWhenRunning(() -> hello(out));
        out.println("Starting the reactor.");
        reactor.run();
    }

    private static void hello(PrintStream out) {
        out.println("Hello from the reactor loop!");
        out.println("Lately I feel like I'm stuck in a rut.");
    }
}
