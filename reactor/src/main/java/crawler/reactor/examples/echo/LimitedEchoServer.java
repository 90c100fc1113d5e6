package crawler.reactor.examples.echo;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ServerFactory;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Says back what comes, for no more than a number of connections at once; whoever is too many is told so. */
public final class LimitedEchoServer extends ServerFactory {
    private static final int PORT = 8000;
    private static final int MOST = 100;

    private final int most;
    private int numProtocols;

    public LimitedEchoServer(int most) {
        this.most = most;
    }

    /** @param args a port other than 8000, if wanted, and a limit other than 100 */
    public static void main(String[] args) {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : PORT;
        listen(Reactors.get(), port, args.length > 1 ? Integer.parseInt(args[1]) : MOST);
        Reactors.get().run();
    }

    static Port listen(Reactor reactor, int port, int most) {
        return reactor.listenTCP(port, new LimitedEchoServer(most));
    }

    @Override
    public Optional<Protocol> buildProtocol(Address peer) {
        return Optional.of(new LimitedEcho());
    }

    private final class LimitedEcho extends Protocol {
        @Override
        public void connectionMade() {
            numProtocols++;
            if (numProtocols > most) {
                transport().write("Too many connections, try later");
                transport().loseConnection();
            }
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            transport().write(data);
        }

        @Override
        public void connectionLost(Failure reason) {
            numProtocols--;
        }
    }
}
