package crawler.reactor.examples.bgp;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.examples.bgp.BgpMessage.Open;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import java.io.PrintStream;

/** A peer that waits for others, on port 1790, and prints what becomes of them. */
public final class BgpSpeaker {
    static final int PORT = 1790;
    private static final int AS = 64_512;
    private static final int HOLD_TIME = 90;

    private BgpSpeaker() {}

    /** @param args a port other than 1790, if wanted */
    public static void main(String[] args) {
        listen(Reactors.get(), System.out, args.length > 0 ? Integer.parseInt(args[0]) : PORT);
        Reactors.get().run();
    }

    static Port listen(Reactor reactor, PrintStream out, int port) {
        Open self = new Open(BgpPeer.VERSION, AS, HOLD_TIME, 1);
        return reactor.listenTCP(port, Factory.forProtocol(() -> new PrintingPeer(reactor, self, out)));
    }
}
