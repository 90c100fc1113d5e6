package crawler.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.conformance.Connect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** socat, netcat, and the kernel at the other end. */
class ToolsTest {
    @TempDir
    Path folder;

    @Test
    void socatTalksToOurUnixSocket() throws Exception {
        Path path = folder.resolve("socket");
        try (Ours ours = Ours.serve("unix", path.toString())) {
            ours.port();
            try (Peer peer = Peer.run("socat", "-t5", "-", "UNIX-CONNECT:" + path)) {
                peer.type("hello socat\n");
                assertEquals("hello socat", peer.until("hello"));
                peer.endOfInput();
                assertEquals("", peer.rest());
            }
        }
        assertTrue(Files.notExists(path), "a server that ends takes its socket with it");
    }

    @Test
    void weTalkToSocatsUnixSocket() throws Exception {
        Path path = folder.resolve("socket");
        try (Peer peer = Peer.run("socat", "-d", "-d", "UNIX-LISTEN:" + path + ",fork", "EXEC:cat")) {
            peer.until("listening on");
            List<String> told = Ours.connect("unix", path.toString());
            assertEquals("good", told.get(told.size() - 1), told.toString());
        }
    }

    @Test
    void weTalkToSocatOverTcp() throws Exception {
        int port = freePort();
        try (Peer peer =
                Peer.run("socat", "-d", "-d", "TCP-LISTEN:" + port + ",bind=127.0.0.1,reuseaddr,fork", "EXEC:cat")) {
            peer.until("listening on");
            List<String> told = Ours.connect("echo", "127.0.0.1", String.valueOf(port));
            assertEquals("good", told.get(told.size() - 1), told.toString());
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void socatClosesOneHalfAndReadsTheOther() throws Exception {
        try (Ours ours = Ours.serve("halfclose", "0");
                Peer peer = Peer.run("socat", "-t10", "-", "TCP:127.0.0.1:" + ours.port())) {
            peer.type("hello");
            peer.endOfInput();
            assertEquals("5 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", peer.rest());
        }
    }

    @Test
    void socatSendsDatagrams() throws Exception {
        try (Ours ours = Ours.serve("udp", "0");
                Peer peer = Peer.run("socat", "-t1", "-", "UDP:127.0.0.1:" + ours.port())) {
            peer.type("hello datagram\n");
            assertEquals("hello datagram", peer.until("hello"));
        }
    }

    @Test
    void netcatReadsLinesAndTheQuoteOfTheDay() throws Exception {
        try (Ours lines = Ours.serve("lines", "0", "--lf");
                Peer peer = Peer.run("nc", "-N", "127.0.0.1", lines.portText())) {
            peer.type("one\ntwo\n");
            assertEquals("two", peer.until("two"));
            peer.endOfInput();
            peer.rest();
        }
        try (Ours quotes = Ours.serve("qotd", "0");
                Peer peer = Peer.run("nc", "-d", "127.0.0.1", quotes.portText())) {
            assertEquals("An apple a day keeps the doctor away", peer.rest());
        }
    }

    @Test
    void netcatIsOneTooMany() throws Exception {
        try (Ours ours = Ours.serve("limit", "0", "--limit", "1");
                Peer first = Peer.run("nc", "127.0.0.1", ours.portText())) {
            first.type("in\n");
            first.until("in");
            try (Peer second = Peer.run("nc", "-d", "127.0.0.1", ours.portText())) {
                assertEquals("Too many connections, try later", second.rest());
            }
        }
    }

    @Test
    void whereNobodyListensWeAreRefused() throws Exception {
        assertEquals(
                List.of("clientConnectionFailed ConnectionRefusedError", "good"),
                Ours.connect("refused", "127.0.0.1", String.valueOf(freePort())));
    }

    @Test
    void whereNobodyAnswersWeGiveUpInTime() throws Exception {
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 4; i++) { // more than may wait: the kernel leaves the next ones without an answer
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()));
                waiting.add(channel);
            }
            long began = System.nanoTime();
            List<String> told =
                    Ours.connect("blackhole", "127.0.0.1", String.valueOf(full.getLocalPort()), "--timeout", "0.5");
            assertEquals(List.of("clientConnectionFailed TimeoutError", "good"), told);
            assertTrue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) >= 500);
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    @Test
    void aClientIsAProgramThatTellsByItsExit() throws Exception {
        try (Peer client = Peer.java(Connect.class, "refused", "127.0.0.1", String.valueOf(freePort()))) {
            client.until("clientConnectionFailed ConnectionRefusedError");
            client.rest();
            assertEquals(0, client.exit());
        }
        try (Peer client = Peer.java(Connect.class, "no such kind")) {
            assertTrue(client.rest().contains("is none of the kinds"));
            assertEquals(2, client.exit());
        }
    }
}
