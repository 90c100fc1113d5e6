package crawler.reactor.examples.poetry;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.defer.Failure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Get Poetry Now! client 3.0: fetches the poems of several servers at once, and prints them as they came. */
public final class GetPoetry {
    private static final String USAGE = """
            Usage: get-poetry [hostname]:port ...

            Get Poetry Now! client 3.0: fetches the poems of all these servers at once and prints them in the order
            in which they came. The host is 127.0.0.1 unless it is given.
            """;

    private final Reactor reactor;
    private final List<PoetryServer> servers;
    private final PrintStream err;
    private final List<String> poems = new ArrayList<>();
    private int finished;

    private GetPoetry(Reactor reactor, List<PoetryServer> servers, PrintStream err) {
        this.reactor = reactor;
        this.servers = servers;
        this.err = err;
    }

    /** @param args servers, each as {@code [hostname:]port} */
    public static void main(String[] args) {
        int exit = run(Reactors.get(), args, System.out, System.err);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** @return what to exit with */
    public static int run(Reactor reactor, String[] args, PrintStream out, PrintStream err) {
        if (args.length == 0) {
            out.print(USAGE);
            return 0;
        }
        List<PoetryServer> servers = new ArrayList<>();
        try {
            for (String arg : args) {
                servers.add(PoetryServer.parse(arg));
            }
        } catch (UsageError e) {
            return e.tell(err, "get-poetry", USAGE);
        }
        new GetPoetry(reactor, servers, err).fetch().forEach(out::println);
        return 0;
    }

    private List<String> fetch() {
        for (PoetryServer server : servers) {
            reactor.connectTCP(
                    server.host(),
                    server.port(),
                    new PoetryClientFactory(this::gotPoem, reason -> poemFailed(server, reason)));
        }
        reactor.run();
        return poems;
    }

    private void gotPoem(String poem) {
        poems.add(poem);
        poemDone();
    }

    /** An address that cannot be reached is finished, too: nothing will come from it. */
    private void poemFailed(PoetryServer server, Failure reason) {
        err.println("Poem failed from " + server.host() + ":" + server.port() + ": " + reason.errorMessage());
        poemDone();
    }

    private void poemDone() {
        finished++;
        if (finished == servers.size()) {
            reactor.stop();
        }
    }
}
