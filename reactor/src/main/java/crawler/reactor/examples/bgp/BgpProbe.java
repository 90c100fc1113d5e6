package crawler.reactor.examples.bgp;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.examples.bgp.BgpMessage.Open;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Protocol;
import java.io.PrintStream;
import java.util.Optional;

/** Talks to a peer until the conversation is established, notes when that was, and ends. */
public final class BgpProbe extends ClientFactory {
    private static final int AS = 64_513;
    private static final int HOLD_TIME = 180;

    private final Reactor reactor;
    private final PrintStream out;

    private BgpProbe(Reactor reactor, PrintStream out) {
        this.reactor = reactor;
        this.out = out;
    }

    /** @param args a host other than localhost and a port other than 1790, if wanted */
    public static void main(String[] args) {
        String host = args.length > 0 ? args[0] : "localhost";
        run(Reactors.get(), System.out, host, args.length > 1 ? Integer.parseInt(args[1]) : BgpSpeaker.PORT);
    }

    static void run(Reactor reactor, PrintStream out, String host, int port) {
        reactor.connectTCP(host, port, new BgpProbe(reactor, out));
        reactor.run();
    }

    @Override
    public Optional<Protocol> buildProtocol(Address peer) {
        return Optional.of(new PrintingPeer(reactor, new Open(BgpPeer.VERSION, AS, HOLD_TIME, 2), out) {
            @Override
            void changed(BgpState before, BgpState now) {
                super.changed(before, now);
                if (now == BgpState.ESTABLISHED) {
                    transport().loseConnection();
                }
            }
        });
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
        out.println(reason.errorMessage());
        reactor.stop();
    }

    @Override
    public void clientConnectionLost(Connector connector, Failure reason) {
        reactor.stop();
    }
}
