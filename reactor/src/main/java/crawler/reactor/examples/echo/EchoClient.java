package crawler.reactor.examples.echo;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Protocol;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Says hello to the {@link EchoServer}, prints what comes back, and ends. */
public final class EchoClient extends Protocol {
    private final PrintStream out;

    private EchoClient(PrintStream out) {
        this.out = out;
    }

    /** @param args a port other than 1234, if wanted */
    public static void main(String[] args) {
        run(Reactors.get(), System.out, args.length > 0 ? Integer.parseInt(args[0]) : EchoServer.PORT);
    }

    static void run(Reactor reactor, PrintStream out, int port) {
        reactor.connectTCP("localhost", port, new EchoFactory(reactor, out));
        reactor.run();
    }

    @Override
    public void connectionMade() {
        transport().write("hello alex!");
    }

    @Override
    public void dataReceived(byte[] data) {
        out.println("Server said: " + new String(data, StandardCharsets.UTF_8));
        transport().loseConnection();
    }

    @Override
    public void connectionLost(Failure reason) {
        out.println("connection lost");
    }

    private static final class EchoFactory extends ClientFactory {
        private final Reactor reactor;
        private final PrintStream out;

        EchoFactory(Reactor reactor, PrintStream out) {
            this.reactor = reactor;
            this.out = out;
        }

        @Override
        public Optional<Protocol> buildProtocol(Address peer) {
            return Optional.of(new EchoClient(out));
        }

        @Override
        public void clientConnectionFailed(Connector connector, Failure reason) {
            out.println("Connection failed - goodbye!");
            reactor.stop();
        }

        @Override
        public void clientConnectionLost(Connector connector, Failure reason) {
            out.println("Connection lost - goodbye!");
            reactor.stop();
        }
    }
}
