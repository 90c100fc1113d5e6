package crawler.reactor.examples;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import java.io.PrintStream;

/** Shows who calls a callback: the trace leads from it down to {@link Reactor#run()}. */
final class Stack {

    private Stack() {}

    public static void main(String[] args) {
        run(Reactors.get(), System.out);
    }

    static void run(Reactor reactor, PrintStream out) {
        reactor.callWhenRunning(() -> stack(out));
        reactor.run();
    }

    private static void stack(PrintStream out) {
        // The tutorial's own words.
        out.println("The python stack:");
        StackWalker.getInstance().forEach(frame -> out.println("\tat " + frame));
    }
}
