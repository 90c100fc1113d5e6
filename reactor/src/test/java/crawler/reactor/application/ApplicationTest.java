package crawler.reactor.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.MemoryReactor;
import crawler.reactor.Reactor;
import crawler.reactor.examples.echo.EchoService;
import crawler.reactor.net.Factory;
import crawler.reactor.protocol.Echo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ApplicationTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    /** An echo server at a port. */
    public static final class EchoMaker implements ServiceMaker {
        @Override
        public Service makeService(Reactor reactor, List<String> arguments) {
            if (arguments.size() != 1) {
                throw new IllegalArgumentException("which port?");
            }
            return new TCPServer(reactor, Integer.parseInt(arguments.get(0)), Factory.forProtocol(Echo::new));
        }
    }

    private int run(MemoryReactor reactor, String... arguments) {
        return Application.run(List.of(arguments), reactor, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void servicesRunUntilTheReactorIsStopped() {
        MemoryReactor reactor = new MemoryReactor(Reactor::stop);
        assertEquals(0, run(reactor, EchoMaker.class.getName(), "8080"));
        String log = Pattern.compile("^\\S+ \\S+ ", Pattern.MULTILINE)
                .matcher(printed())
                .replaceAll("");
        assertTrue(log.startsWith("[-] Log opened.\n[-] Factory starting on 8080\n"), log);
        assertTrue(log.contains("(TCP Port 8080 Closed)"), log);
        assertTrue(log.endsWith("[-] Server Shut Down.\n"), log);
        assertEquals(List.of(), reactor.network().open());
    }

    @Test
    void theExampleListensAtAllItsEndpoints() {
        List<String> open = new ArrayList<>();
        MemoryReactor reactor = new MemoryReactor(idle -> {
            open.addAll(idle.network().open());
            idle.stop();
        });
        assertEquals(0, run(reactor, EchoService.class.getName(), "tcp:1234", "unix:/tmp/echo"));
        assertEquals(2, open.size(), open.toString());
        assertEquals(2, run(new MemoryReactor(), EchoService.class.getName()));
    }

    @Test
    void aServiceThatCannotBeStartedEndsTheProgram() {
        MemoryReactor reactor = new MemoryReactor();
        reactor.listenTCP(8080, Factory.forProtocol(Echo::new));
        assertEquals(1, run(reactor, EchoMaker.class.getName(), "8080"));
        assertTrue(printed().contains("Couldn't listen on any:8080"), printed());
    }

    @Test
    void wrongArgumentsAreExplained() {
        assertEquals(2, run(new MemoryReactor()));
        assertEquals(2, run(new MemoryReactor(), "no.such.Maker"));
        assertEquals(2, run(new MemoryReactor(), EchoMaker.class.getName()));
        assertTrue(printed().contains("Usage: "), printed());
        assertTrue(printed().contains("\"no.such.Maker\""), printed());
        assertTrue(printed().contains("which port?"), printed());
    }
}
