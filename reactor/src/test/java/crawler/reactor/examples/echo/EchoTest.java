package crawler.reactor.examples.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.EventLoop;
import crawler.reactor.MemoryReactor;
import crawler.reactor.testing.Printed;
import crawler.reactor.testing.Served;
import crawler.reactor.testing.Tidy;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A3, A4, E2, E4: echo")
class EchoTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final Printed printed = new Printed();

    @Test
    void theServerSaysBackWhatItIsTold() throws Exception {
        try (Served server = new Served(reactor -> EchoServer.listen(reactor, 0));
                Socket client = server.connect()) {
            Served.send(client, "hello");
            assertEquals("hello", Served.receive(client, "hello"));
            Served.send(client, " again");
            client.shutdownOutput();
            assertEquals(" again", Served.receiveAll(client));
        }
    }

    @Test
    void theClientPrintsTheAnswerAndSaysGoodbyeInOrder() throws Exception {
        try (Served server = new Served(reactor -> EchoServer.listen(reactor, 0))) {
            EchoClient.run(tidy.watch(new EventLoop()), printed.out, server.port());
        }
        assertEquals(
                List.of("Server said: hello alex!", "connection lost", "Connection lost - goodbye!"), printed.lines());
    }

    @Test
    void theClientSaysGoodbyeWhenNobodyListens() {
        MemoryReactor nobody = tidy.watch(new MemoryReactor());
        EchoClient.run(nobody, printed.out, 1234);
        assertEquals(List.of("Connection failed - goodbye!"), printed.lines());
    }

    @Test
    void bothRunInOneProgramWithoutASocket() {
        MemoryReactor reactor = tidy.watch(new MemoryReactor());
        EchoServer.listen(reactor, EchoServer.PORT);
        EchoClient.run(reactor, printed.out, EchoServer.PORT);
        assertEquals("Server said: hello alex!", printed.lines().get(0));
    }

    @Test
    void theHundredAndFirstIsToldToTryLaterAndAFreedPlaceIsGivenAway() throws Exception {
        List<Socket> served = new ArrayList<>();
        try (Served server = new Served(reactor -> LimitedEchoServer.listen(reactor, 0, 100))) {
            for (int i = 0; i < 100; i++) {
                Socket socket = server.connect();
                served.add(socket);
                Served.send(socket, "x");
                assertEquals("x", Served.receive(socket, "x"));
            }
            try (Socket tooMany = server.connect()) {
                assertEquals("Too many connections, try later", Served.receiveAll(tooMany));
            }
            served.remove(0).close();
            assertTrue(placeIsFree(server), "the place of the one that left was not given away");
            for (Socket socket : served) {
                socket.close();
            }
        }
    }

    /** The server may hear of the new one before it hears of the end of the old one. */
    private static boolean placeIsFree(Served server) throws Exception {
        for (int i = 0; i < 1000; i++) {
            try (Socket socket = server.connect()) {
                Served.send(socket, "y");
                if (Served.receive(socket, "y").equals("y")) {
                    return true;
                }
            }
        }
        return false;
    }
}
