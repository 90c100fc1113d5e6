package crawler.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.EventLoop;
import crawler.reactor.defer.Deferred;
import crawler.reactor.endpoint.Endpoints;
import crawler.reactor.net.Protocol;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSL's tools at the other end. */
class OpensslTest {

    private static Ours server() {
        return Ours.serve("tls", "0", "--cert", Peer.file("server.pem").toString());
    }

    private static Peer client(Ours server, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "s_client",
                "-connect",
                "127.0.0.1:" + server.port(),
                "-servername",
                "localhost",
                "-verify_hostname",
                "localhost",
                "-verify_return_error",
                "-CAfile",
                Peer.file("authority.pem").toString()));
        arguments.addAll(List.of(more));
        return Peer.run("openssl", arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void itTalksToUsInBothVersions(String version) throws Exception {
        try (Ours server = server();
                Peer peer = client(server, version, "-quiet", "-no_ign_eof")) {
            peer.type("hello openssl\n");
            peer.until("hello openssl");
            peer.endOfInput();
            peer.rest();
            assertEquals(0, peer.exit());
        }
    }

    @Test
    void keysMayBeUpdatedInBothDirections() throws Exception {
        try (Ours server = server();
                Peer peer = client(server, "-tls1_3")) {
            peer.until("---");
            for (String command : List.of("k", "K", "K")) {
                peer.type(command + "\n");
                peer.until("KEYUPDATE");
                peer.type("after " + command + "\n");
                peer.until("after " + command); // its log may stand before it on the line
            }
        }
    }

    @Test
    void theHandshakeMayBeRepeated() throws Exception {
        try (Ours server = server();
                Peer peer = client(server, "-tls1_2")) {
            peer.until("---");
            peer.type("before\n");
            peer.until("before");
            peer.type("R\n");
            peer.until("RENEGOTIATING");
            peer.type("after\n");
            peer.until("after");
        }
    }

    @Test
    void sessionsAreResumed() throws Exception {
        try (Ours server = server();
                Peer peer = client(server, "-tls1_2", "-reconnect")) {
            assertTrue(peer.until("Reused, TLSv1.2").contains("Cipher"));
        }
    }

    @Test
    void weTalkToIt() throws Exception {
        int port = freePort();
        String server = Peer.file("server.pem").toString();
        try (Peer peer = Peer.run("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-cert", server, "-rev")) {
            peer.until("ACCEPT");
            assertEquals("olleh", ask(port, "hello\n"));
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String ask(int port, String question) {
        EventLoop reactor = new EventLoop();
        StringBuilder answer = new StringBuilder();
        String endpoint = "tls:localhost:" + port + ":trustRoots="
                + Peer.file("authority.pem").toString().replace(":", "\\:");
        reactor.callWhenRunning(() -> {
            Deferred<Protocol> connected =
                    Endpoints.connectProtocol(Endpoints.clientFromString(reactor, endpoint), new Protocol() {
                        @Override
                        public void connectionMade() {
                            transport().write(question);
                        }

                        @Override
                        public void dataReceived(byte[] data) {
                            answer.append(new String(data, java.nio.charset.StandardCharsets.UTF_8));
                            transport().loseConnection();
                        }

                        @Override
                        public void connectionLost(crawler.reactor.defer.Failure reason) {
                            reactor.stop();
                        }
                    });
            connected.addErrback(failure -> {
                answer.append(failure);
                reactor.stop();
                return null;
            });
        });
        reactor.run(false);
        return answer.toString().strip();
    }
}
