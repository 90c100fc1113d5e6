package crawler.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.conformance.Serve;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twisted itself at the other end. */
class TwistedTest {
    private static final String HELLO_TWICE = "Hello, wire!\\nGoodbye.\\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"echo", "tls", "unix"})
    void twistedTalksToOurServers(String kind) throws Exception {
        String path = folder.resolve("socket").toString();
        boolean unix = kind.equals("unix");
        try (Ours ours = Ours.serve(
                kind, unix ? path : "0", "--cert", Peer.file("server.pem").toString())) {
            String where = unix ? path : ours.portText();
            ours.port();
            try (Peer peer =
                    Peer.twisted("call", kind, where, Peer.file("authority.pem").toString())) {
                assertEquals("HEARD hello\nLOST ConnectionDone", peer.rest());
            }
        }
    }

    @Test
    void twistedReadsLines() throws Exception {
        try (Ours ours = Ours.serve("lines", "0");
                Peer peer = Peer.twisted("call", "lines", ours.portText())) {
            assertEquals("HEARD first\nsecond\nLOST ConnectionDone", peer.rest());
        }
    }

    @Test
    void twistedSendsDatagrams() throws Exception {
        try (Ours ours = Ours.serve("udp", "0");
                Peer peer = Peer.twisted("call", "udp", ours.portText())) {
            assertEquals("HEARD hello", peer.rest());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "halfclose, 5 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        "qotd, An apple a day keeps the doctor away"
    })
    void twistedEndsItsSendingAndReadsOn(String kind, String heard) throws Exception {
        try (Ours ours = Ours.serve(kind, "0");
                Peer peer = Peer.twisted("call", kind, ours.portText())) {
            assertEquals("HEARD " + heard + "\nLOST ConnectionDone", peer.rest());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "lines", "tls", "unix"})
    void weTalkToTwisted(String kind) throws Exception {
        String path = folder.resolve("socket").toString();
        String argument = kind.equals("unix") ? path : Peer.file("server.pem").toString();
        try (Peer peer = Peer.twisted("serve", kind, argument)) {
            String port = String.valueOf(peer.port());
            List<String> told = kind.equals("unix")
                    ? Ours.connect(kind, path)
                    : Ours.connect(
                            kind,
                            "localhost",
                            port,
                            "--ca",
                            Peer.file("authority.pem").toString());
            String heard = kind.equals("lines") ? HELLO_TWICE.substring(0, HELLO_TWICE.length() - 2) : "Hello, wire!";
            assertEquals(List.of("connectionMade", "received " + heard, "connectionLost ConnectionDone", "good"), told);
        }
    }

    @ParameterizedTest
    @CsvSource({"udp, 127.0.0.1, Hello, wire!", "multicast, 228.0.0.5, Server: Pong,"})
    void weSendDatagramsToTwisted(String kind, String host) throws Exception {
        try (Peer peer = Peer.twisted("serve", kind)) {
            List<String> told = Ours.connect(kind, host, String.valueOf(peer.port()));
            assertEquals("good", told.get(told.size() - 1), told.toString());
        }
    }

    @Test
    void weUploadToTwistedAndReadItsAnswer() throws Exception {
        try (Peer peer = Peer.twisted("serve", "halfclose")) {
            List<String> told = Ours.connect("sink", "127.0.0.1", String.valueOf(peer.port()), "--bytes", "3000000");
            assertEquals("received " + told.get(0), told.get(1), "Twisted has counted what we have sent");
            assertEquals("good", told.get(3));
        }
    }

    @ParameterizedTest
    @CsvSource({"close, ConnectionDone", "reset, ConnectionLost"})
    void weSeeHowTwistedEndsAConnection(String kind, String reason) throws Exception {
        try (Peer peer = Peer.twisted("serve", kind)) {
            assertEquals(List.of(reason, "good"), Ours.connect(kind, "127.0.0.1", String.valueOf(peer.port())));
        }
    }

    @Test
    void twoHundredMegabytesGoToTwistedThroughLittleMemory() throws Exception {
        try (Peer ours = Peer.java(Serve.class, "bulk", "0");
                Peer peer = Peer.twisted("call", "download", String.valueOf(ours.port()), "200000000")) {
            assertEquals(
                    "HEARD 200000000 60ab1131faf573ab89e220a9b6a792067cc776dc1e8cdf6061d6865ba7b2f1da\nLOST ConnectionDone",
                    peer.rest());
        }
    }

    @Test
    void aThousandOfTwistedsConnectionsAreServedAtOnce() throws Exception {
        try (Peer ours = Peer.java(Serve.class, "echo", "0");
                Peer peer = Peer.twisted("call", "many", String.valueOf(ours.port()), "1000")) {
            String told = peer.rest();
            assertTrue(told.endsWith("CONNECTED 1000\nDONE 1000"), told);
        }
    }
}
