package crawler.reactor.examples;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;

/** The smallest program: a loop that has nothing to do, uses no processor time and ends with Control-C. */
final class Simple {

    private Simple() {}

    public static void main(String[] args) {
        run(Reactors.get());
    }

    static void run(Reactor reactor) {
        reactor.run();
    }
}
