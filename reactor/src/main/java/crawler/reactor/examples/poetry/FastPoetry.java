package crawler.reactor.examples.poetry;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.address.Address;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ReactorTcp;
import crawler.reactor.net.ServerFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Twisted Fast Poetry Server 1.0: gives everybody who connects a whole poem. */
public final class FastPoetry {
    private static final String USAGE = """
            Usage: fastpoetry [options] poetry-file

            Twisted Fast Poetry Server 1.0: says the whole poem to everybody who connects.

            Options:
              -h, --help     show this and exit
              --port=PORT    the port to listen on; 9000 unless it is given
              --iface=IFACE  the interface to listen on; localhost unless it is given
            """;

    private FastPoetry() {}

    /** @param args see {@code --help} */
    public static void main(String[] args) {
        int exit = run(Reactors.get(), args, System.out, System.err);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** @return what to exit with */
    static int run(Reactor reactor, String[] args, PrintStream out, PrintStream err) {
        try {
            PoetryOptions options = PoetryOptions.parse(args);
            if (options.help()) {
                out.print(USAGE);
                return 0;
            }
            out.println("--arg: " + options + " " + options.quotedFiles());
            serve(reactor, options, out);
        } catch (UsageError e) {
            return e.tell(err, "fastpoetry", USAGE);
        }
        reactor.run();
        return 0;
    }

    /** Opens the port and says so. */
    static Port serve(Reactor reactor, PoetryOptions options, PrintStream out) {
        Path file = options.onlyFile();
        Port port = reactor.listenTCP(
                options.portOrDefault(), new PoetryFactory(read(file)), ReactorTcp.BACKLOG, options.iface());
        out.println("Serving " + file + " on " + port.host() + ".");
        return port;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the poem cannot be read: " + file, e);
        }
    }

    /** Holds the poem, which its protocols say. */
    public static final class PoetryFactory extends ServerFactory {
        private final byte[] poem;

        public PoetryFactory(byte[] poem) {
            this.poem = poem.clone();
        }

        @Override
        public Optional<Protocol> buildProtocol(Address peer) {
            return Optional.of(new PoetryProtocol());
        }

        private final class PoetryProtocol extends Protocol {
            @Override
            public void connectionMade() {
                transport().write(poem); // shared by all connections: nobody changes it
                transport().loseConnection();
            }
        }
    }
}
