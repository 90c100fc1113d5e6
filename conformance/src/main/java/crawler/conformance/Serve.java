package crawler.conformance;

import crawler.conformance.wire.Servers;
import crawler.conformance.wire.Words;
import crawler.reactor.EventLoop;
import crawler.reactor.Reactor;
import crawler.reactor.address.Address;
import crawler.reactor.address.IpAddress;
import crawler.reactor.error.CannotListenError;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * One of the small servers that independent peers talk to: {@code Serve KIND PORT [options]}. Prints {@code LISTENING
 * <port>} when it is ready, and runs until SIGTERM.
 */
public final class Serve {
    private Serve() {}

    /** Exits with 0 when it was told to end, 1 when the port cannot be opened, 2 when the arguments are wrong. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        System.setOut(System.err); // the log is no answer
        Reactor reactor = new EventLoop();
        try {
            Address host =
                    Servers.listen(reactor, new Words(List.of(arguments))).host();
            reactor.callWhenRunning(() -> {
                out.println("LISTENING " + (host instanceof IpAddress ip ? String.valueOf(ip.port()) : host.text()));
                out.flush();
            });
        } catch (IllegalArgumentException e) {
            System.err.println("usage: Serve KIND PORT [options]: " + e.getMessage());
            System.exit(2);
        } catch (CannotListenError | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        reactor.run();
    }
}
