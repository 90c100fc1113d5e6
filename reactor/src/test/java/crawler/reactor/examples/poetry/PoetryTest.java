package crawler.reactor.examples.poetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.EventLoop;
import crawler.reactor.MemoryReactor;
import crawler.reactor.Reactor;
import crawler.reactor.examples.poetry.FastPoetry.PoetryFactory;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import crawler.reactor.testing.Printed;
import crawler.reactor.testing.Served;
import crawler.reactor.testing.Tidy;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A5, A6: poetry")
class PoetryTest {
    private static final String POEM = "Rosen sind rot,\nVeilchen sind blau,\n" + "und so weiter\n".repeat(20_000);

    @RegisterExtension
    final Tidy tidy = new Tidy();

    @TempDir
    Path folder;

    private final Printed out = new Printed();
    private final Printed err = new Printed();

    private Path poem() throws IOException {
        return Files.writeString(folder.resolve("poem.txt"), POEM);
    }

    private static Port serve(Reactor reactor, String poem) {
        return reactor.listenTCP(0, new PoetryFactory(poem.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theServerSaysWhatItServesWhereAndGivesEverybodyThePoem() throws Exception {
        Path poem = poem();
        PoetryOptions options = PoetryOptions.parse("--port", "0", poem.toString());
        MemoryReactor reactor = tidy.watch(new MemoryReactor());
        Port port = FastPoetry.serve(reactor, options, out.out);
        assertEquals(
                List.of("Serving " + poem + " on IPv4Address(type='TCP', host='127.0.0.1', port=9000)."), out.lines());
        port.stopListening();
        reactor.advance(0);
        try (Served server = new Served(real -> serve(real, POEM))) {
            for (int i = 0; i < 2; i++) {
                try (Socket client = server.connect()) {
                    assertEquals(POEM, Served.receiveAll(client));
                }
            }
        }
    }

    @Test
    void theServerPrintsItsArgumentsAndRunsUntilItIsStopped() throws IOException {
        MemoryReactor reactor = tidy.watch(new MemoryReactor());
        reactor.callLater(1, reactor::stop);
        Path poem = poem();
        int exit = FastPoetry.run(reactor, new String[] {"--iface=127.0.0.1", poem.toString()}, out.out, err.out);
        assertEquals(0, exit);
        assertEquals(
                "--arg: {'port': None, 'iface': '127.0.0.1'} ['" + poem + "']",
                out.lines().get(0));
        assertTrue(out.lines().get(1).startsWith("Serving "));
    }

    @Test
    void aServerThatIsCalledInAWrongWaySaysSoAndExitsWithTwo() {
        assertEquals("fastpoetry: error: Provide exactly one poetry file.", complaintAbout());
        assertEquals("fastpoetry: error: Provide exactly one poetry file.", complaintAbout("a", "b"));
        assertEquals("fastpoetry: error: No such file: no-such-poem.txt", complaintAbout("no-such-poem.txt"));
        assertEquals("fastpoetry: error: no such option: --fast", complaintAbout("--fast", "a"));
        assertEquals(
                "fastpoetry: error: option --port: invalid integer value: 'x'", complaintAbout("--port", "x", "a"));
        assertEquals("fastpoetry: error: --iface option requires 1 argument", complaintAbout("--iface"));
    }

    private String complaintAbout(String... args) {
        Printed said = new Printed();
        assertEquals(2, FastPoetry.run(new MemoryReactor(), args, out.out, said.out));
        assertTrue(said.lines().get(0).startsWith("Usage: fastpoetry "));
        return said.lines().get(said.lines().size() - 1);
    }

    @Test
    void theServerShowsItsHelp() {
        assertEquals(0, FastPoetry.run(new MemoryReactor(), new String[] {"--help"}, out.out, err.out));
        assertTrue(out.lines().get(0).startsWith("Usage: fastpoetry "));
    }

    @Test
    void theClientWithoutArgumentsShowsItsHelp() {
        assertEquals(0, GetPoetry.run(new MemoryReactor(), new String[0], out.out, err.out));
        assertTrue(out.lines().get(0).startsWith("Usage: get-poetry "));
    }

    @Test
    void theClientWantsPortsToBeNumbers() {
        assertEquals(2, GetPoetry.run(new MemoryReactor(), new String[] {"localhost:poem"}, out.out, err.out));
        assertEquals(
                "get-poetry: error: Ports must be integers.",
                err.lines().get(err.lines().size() - 1));
    }

    @Test
    void thePoemsOfSeveralServersArePrintedAsTheyCome() {
        MemoryReactor reactor = tidy.watch(new MemoryReactor());
        reactor.listenTCP(1, slowly(reactor, 3, "the slow one"));
        reactor.listenTCP(2, slowly(reactor, 1, "the fast one"));
        reactor.listenTCP(3, slowly(reactor, 2, "the middle one"));
        int exit = GetPoetry.run(reactor, new String[] {"1", "localhost:2", "127.0.0.1:3"}, out.out, err.out);
        assertEquals(0, exit);
        assertEquals(List.of("the fast one", "the middle one", "the slow one"), out.lines());
        assertEquals(3.0, reactor.seconds());
    }

    private static Factory slowly(Reactor reactor, double seconds, String poem) {
        return Factory.forProtocol(() -> new Protocol() {
            @Override
            public void connectionMade() {
                transport().write(poem.substring(0, 4));
                reactor.callLater(seconds, () -> {
                    transport().write(poem.substring(4));
                    transport().loseConnection();
                });
            }
        });
    }

    @Test
    void aServerThatCannotBeReachedIsFinishedAndTold() {
        MemoryReactor reactor = tidy.watch(new MemoryReactor());
        reactor.listenTCP(1, new PoetryFactory("a poem".getBytes(StandardCharsets.UTF_8)));
        GetPoetry.run(reactor, new String[] {"7", "1"}, out.out, err.out);
        assertEquals(List.of("a poem"), out.lines());
        assertEquals(
                List.of("Poem failed from 127.0.0.1:7: Connection was refused by other side: 111: Connection refused."),
                err.lines());
    }

    @Test
    void poemsComeOverRealConnections() throws Exception {
        try (Served one = new Served(reactor -> serve(reactor, POEM));
                Served two = new Served(reactor -> serve(reactor, "short"))) {
            String[] servers = {"127.0.0.1:" + one.port(), String.valueOf(two.port())};
            assertEquals(0, GetPoetry.run(tidy.watch(new EventLoop()), servers, out.out, err.out));
        }
        String printed = String.join("\n", out.lines()) + "\n";
        assertTrue(printed.contains(POEM) && printed.contains("short\n"));
        assertEquals(List.of(), err.lines());
    }
}
