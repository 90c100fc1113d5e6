package crawler.reactor.examples.quote;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.protocol.Qotd;

/** Says the quote of the day (RFC 865), on a port that everybody may open. */
public final class QuoteServer {
    private static final int PORT = 8007;

    private QuoteServer() {}

    /** @param args a port other than 8007, if wanted */
    public static void main(String[] args) {
        listen(Reactors.get(), args.length > 0 ? Integer.parseInt(args[0]) : PORT);
        Reactors.get().run();
    }

    static Port listen(Reactor reactor, int port) {
        return reactor.listenTCP(port, Factory.forProtocol(Qotd::new));
    }
}
