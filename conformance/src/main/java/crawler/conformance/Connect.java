package crawler.conformance;

import crawler.conformance.wire.Clients;
import crawler.conformance.wire.Exchange;
import crawler.conformance.wire.Words;
import crawler.reactor.EventLoop;
import crawler.reactor.Reactor;
import crawler.reactor.examples.poetry.GetPoetry;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/**
 * One of the small clients that talk to independent peers: {@code Connect KIND HOST PORT [options]}. Prints a line per
 * event.
 */
public final class Connect {
    private Connect() {}

    /** Exits with 0 when the exchange ended as it should, 1 when it did not, 2 when the arguments are wrong. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        System.setOut(System.err); // the log is no answer
        System.exit(run(arguments, out));
    }

    private static int run(String[] arguments, PrintStream out) {
        Reactor reactor = new EventLoop();
        if (arguments.length > 0
                && arguments[0].equals("poetry")) { // a program of its own, for several servers at once
            return GetPoetry.run(reactor, Arrays.copyOfRange(arguments, 1, arguments.length), out, out);
        }
        Exchange exchange = new Exchange(reactor, out);
        try {
            Clients.begin(exchange, new Words(List.of(arguments)));
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("usage: Connect KIND HOST PORT [options]: " + e.getMessage());
            return 2;
        }
        reactor.run();
        return exchange.good() ? 0 : 1;
    }
}
