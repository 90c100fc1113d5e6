package crawler.reactor.examples.echo;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.protocol.Echo;

/** Says back what comes, on port 1234. */
public final class EchoServer {
    static final int PORT = 1234;

    private EchoServer() {}

    /** @param args a port other than 1234, if wanted */
    public static void main(String[] args) {
        listen(Reactors.get(), args.length > 0 ? Integer.parseInt(args[0]) : PORT);
        Reactors.get().run();
    }

    /** Opens the port. */
    public static Port listen(Reactor reactor, int port) {
        return reactor.listenTCP(port, Factory.forProtocol(Echo::new));
    }
}
