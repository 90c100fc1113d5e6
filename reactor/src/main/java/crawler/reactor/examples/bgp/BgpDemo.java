package crawler.reactor.examples.bgp;

import crawler.reactor.MemoryReactor;
import crawler.reactor.address.Address;
import crawler.reactor.examples.bgp.BgpMessage.Open;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import java.io.PrintStream;
import java.util.Optional;

/** Two peers in one program, on virtual time: five minutes of their talk, and the silence of one, in no time at all. */
public final class BgpDemo {
    private static final int PORT = 1790;
    private static final int HOLD_TIME = 90;
    private static final int SILENT_AFTER = 300;

    private BgpDemo() {}

    /** @param args none */
    public static void main(String[] args) {
        run(new MemoryReactor(), System.out);
    }

    static void run(MemoryReactor reactor, PrintStream out) {
        BgpPeer silent = new PrintingPeer(reactor, new Open(BgpPeer.VERSION, 64_512, HOLD_TIME, 1), out);
        BgpPeer watching = new PrintingPeer(reactor, new Open(BgpPeer.VERSION, 64_513, 2 * HOLD_TIME, 2), out) {
            @Override
            void changed(BgpState before, BgpState now) {
                super.changed(before, now);
                if (now == BgpState.IDLE) {
                    reactor.stop();
                }
            }
        };
        reactor.listenTCP(PORT, Factory.forProtocol(() -> silent));
        reactor.connectTCP("localhost", PORT, new ClientFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return Optional.of(watching);
            }
        });
        reactor.callLater(SILENT_AFTER, silent::fallSilent);
        reactor.run();
    }
}
