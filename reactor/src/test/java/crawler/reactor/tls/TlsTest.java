package crawler.reactor.tls;

import static crawler.reactor.certificate.Certificates.authority;
import static crawler.reactor.certificate.Certificates.privateCertificate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.address.Address;
import crawler.reactor.address.IPv4Address;
import crawler.reactor.certificate.Trust;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ServerFactory;
import crawler.reactor.testing.CapturedLog;
import crawler.reactor.testing.Live;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TlsTest {
    private static final String HERE = "127.0.0.1";

    private final Live live = new Live();

    @RegisterExtension
    final CapturedLog log = new CapturedLog("crawler.reactor");

    /** Notes what happens to it under a name; ends the test with the last one's connection. */
    private class Noted extends Protocol implements HandshakeListener {
        final String name;

        Noted(String name) {
            this.name = name;
        }

        @Override
        public void handshakeCompleted(TlsSession session) {}

        @Override
        public void dataReceived(byte[] data) {
            live.see(name + " hears " + new String(data, StandardCharsets.UTF_8));
        }

        @Override
        public void connectionLost(Failure reason) {
            live.see(name + " lost: " + reason.value().getClass().getSimpleName() + ": "
                    + reason.value().getMessage());
            if (--open == 0) {
                live.done();
            }
        }
    }

    private int open = 2;

    private final class Echo extends Noted {
        Echo() {
            super("server");
        }

        @Override
        public void dataReceived(byte[] data) {
            super.dataReceived(data);
            transport().write(data);
        }
    }

    /** Says hello, hears it, and goes. */
    private final class Caller extends Noted {
        Caller() {
            super("client");
        }

        @Override
        public void connectionMade() {
            transport().write("hel");
            transport().write("lo");
        }

        @Override
        public void handshakeCompleted(TlsSession session) {
            live.see(session.version() + " "
                    + session.applicationProtocol().orElse("-") + " "
                    + session.peerCertificates()
                            .get(0)
                            .getSubjectX500Principal()
                            .getName());
        }

        @Override
        public void dataReceived(byte[] data) {
            super.dataReceived(data);
            transport().loseConnection();
        }
    }

    private static ServerFactory serving(Supplier<Protocol> protocol) {
        ServerFactory factory = Factory.forProtocol(protocol);
        factory.noisy(false);
        return factory;
    }

    private static ClientFactory calling(Supplier<Protocol> protocol) {
        ClientFactory factory = new ClientFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return Optional.of(protocol.get());
            }
        };
        factory.noisy(false);
        return factory;
    }

    private int listen(ServerTls tls, Supplier<Protocol> protocol) {
        Port port = live.reactor.listenSSL(0, serving(protocol), tls, 50, HERE);
        return ((IPv4Address) port.host()).port();
    }

    private void call(int port, ClientTls tls) {
        live.reactor.connectSSL(HERE, port, calling(Caller::new), tls);
    }

    private static ServerTls server() {
        return ServerTls.with(privateCertificate("server.pem"));
    }

    private static ClientTls client() {
        return ClientTls.verified().trusting(authority());
    }

    private List<Object> exchange(ServerTls server, ClientTls client) {
        return live.run(() -> call(listen(server, Echo::new), client));
    }

    private static String done(String name) {
        return name + " lost: ConnectionDone: Connection was closed cleanly.";
    }

    @Test
    void bothSidesTalkAndPartInGoodOrder() {
        List<Object> seen = exchange(server(), client());
        assertEquals(List.of("TLSv1.3 - CN=localhost", "server hears hello", "client hears hello"), seen.subList(0, 3));
        assertEquals(
                List.of(done("client"), done("server")),
                seen.subList(3, 5).stream().sorted().toList());
    }

    @Test
    void theyAgreeOnAProtocol() {
        List<Object> seen = exchange(server().speaking("h2", "http/1.1"), client().speaking("http/1.1", "h2"));
        assertEquals("TLSv1.3 h2 CN=localhost", seen.get(0));
    }

    @Test
    void withoutAProtocolInCommonTheyPart() {
        List<Object> seen = exchange(server().speaking("h2"), client().speaking("http/1.1"));
        assertTrue(seen.stream().anyMatch(what -> what.toString().contains("application protocol")), seen.toString());
    }

    @Test
    void eachNameGetsItsCertificate() {
        ServerTls server = ServerTls.with(
                privateCertificate("server.pem"),
                privateCertificate("other-host.pem"),
                privateCertificate("elliptic.pem"));
        assertEquals(
                "TLSv1.3 - CN=elliptic.test",
                exchange(server, client().withHost("elliptic.test")).get(0));
    }

    @Test
    void aCertificateOnAnEdwardsCurveServes() {
        assertEquals(
                "TLSv1.3 - CN=edwards.test",
                exchange(ServerTls.with(privateCertificate("edwards.pem")), client().withHost("edwards.test"))
                        .get(0));
    }

    private void assertRefused(String certificate, ClientTls client, String... words) {
        List<Object> seen = exchange(ServerTls.with(privateCertificate(certificate)), client);
        String told = seen.stream()
                .map(Object::toString)
                .filter(what -> what.startsWith("client lost: TlsError"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(seen.toString()));
        for (String word : words) {
            assertTrue(told.contains(word), told);
        }
        assertTrue(
                seen.stream()
                        .anyMatch(
                                what -> what.toString().startsWith("server lost: TlsError: The other side ended TLS")),
                seen.toString());
    }

    @Test
    void aCertificateOfNobodyKnownIsRefused() {
        assertRefused("self-signed.pem", client(), "CN=localhost", "not trusted", "trusting(");
    }

    @Test
    void anExpiredCertificateIsRefused() {
        assertRefused("expired.pem", client().withHost("localhost"), "has expired", "2021");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        assertRefused("other-host.pem", client().withHost("localhost"), "not for \"localhost\"", "*.other.test");
    }

    @Test
    void thePlatformDoesNotTrustTheTestsAuthority() {
        assertRefused("server.pem", ClientTls.verified(), "not trusted", "Test Authority");
    }

    @Test
    void whoeverAsksForItTrustsEverybody() {
        List<Object> seen = exchange(ServerTls.with(privateCertificate("expired.pem")), client().unverified());
        assertTrue(seen.contains("client hears hello"), seen.toString());
    }

    @Test
    void aServerMayKnowItsClients() {
        ServerTls strict = server().requiringClientsOf(authority());
        List<Object> seen = exchange(strict, client().withCertificate(privateCertificate("client.pem")));
        assertTrue(seen.contains("client hears hello"), seen.toString());
    }

    @Test
    void aClientWithoutTheCertificateThatIsWantedIsToldSo() {
        List<Object> seen = exchange(server().requiringClientsOf(authority()), client());
        assertTrue(
                seen.stream()
                        .anyMatch(what -> what.toString().startsWith("client lost: TlsError")
                                        && what.toString().contains("certificate of ours")
                                || what.toString().contains("was shown none")),
                seen.toString());
        assertTrue(!seen.contains("server hears hello"), seen.toString());
    }

    @Test
    void whoSpeaksNoTlsDisturbsNobody() {
        open = 4;
        List<Object> seen = live.run(() -> {
            int port = listen(server(), Echo::new);
            live.reactor.connectTCP(HERE, port, calling(() -> new Noted("plain") {
                @Override
                public void connectionMade() {
                    transport().write("GET / HTTP/1.0\r\n\r\n");
                }

                @Override
                public void dataReceived(byte[] data) {}
            }));
            call(port, client());
        });
        assertTrue(seen.contains("client hears hello"), seen.toString());
        assertTrue(
                seen.contains("server lost: TlsError: The other side does not speak TLS: what came is no TLS record."),
                seen.toString());
    }

    @Test
    void whoDoesNotShakeHandsIsNotWaitedForForEver() {
        List<Object> seen = live.run(() -> {
            int port = listen(server().withHandshakeTimeout(Duration.ofMillis(50)), Echo::new);
            live.reactor.connectTCP(HERE, port, calling(() -> new Noted("silent")));
        });
        assertTrue(
                seen.stream()
                        .anyMatch(what -> what.toString().startsWith("server lost: TlsError: The other side did not")),
                seen.toString());
    }

    @Test
    void anEndWithoutCloseNotifyIsALoss() {
        open = 1;
        List<Object> seen = live.run(() -> {
            int port = listen(server(), Echo::new);
            live.reactor.callInThread(() -> cutOff(port));
        });
        assertEquals("server hears hello", seen.get(0));
        assertTrue(
                seen.get(1).toString().startsWith("server lost: ConnectionLost: The other side closed"),
                seen.toString());
    }

    /** Speaks TLS over a socket that it then closes under it. */
    private static void cutOff(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {Trust.inAnything()}, null);
        try (Socket below = new Socket(HERE, port)) {
            Socket socket = context.getSocketFactory().createSocket(below, HERE, port, false);
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().readNBytes(5);
        }
    }

    @Test
    void aResetAfterCloseNotifyIsNoLoss() {
        open = 1;
        Noted slow = new Noted("server") {
            @Override
            public void handshakeCompleted(TlsSession session) {
                transport().pauseProducing();
                live.reactor.callInThread(said::countDown);
            }
        };
        List<Object> seen = live.run(() -> {
            int port = listen(server(), () -> slow);
            live.reactor.callInThread(() -> {
                sayGoodbyeAndReset(port);
                live.reactor.callFromThread(slow.transport()::resumeProducing);
            });
        });
        assertEquals(List.of("server hears bye", "server lost: ConnectionDone: Connection was closed cleanly."), seen);
    }

    private final CountDownLatch said = new CountDownLatch(1);

    private void sayGoodbyeAndReset(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {Trust.inAnything()}, null);
        try (Socket below = new Socket(HERE, port)) {
            Socket socket = context.getSocketFactory().createSocket(below, HERE, port, false);
            socket.getOutputStream().write("bye".getBytes(StandardCharsets.UTF_8));
            said.await(); // the other side reads no more for now
            socket.shutdownOutput();
            below.setSoLinger(true, 0);
        }
    }

    @Test
    void aPlainConnectionTurnsToTls() {
        List<Object> seen = live.run(() -> {
            Port port = live.reactor.listenTCP(
                    0,
                    serving(() -> new Noted("server") {
                        private boolean secured;

                        @Override
                        public void dataReceived(byte[] data) {
                            super.dataReceived(data);
                            if (secured) {
                                transport().write(data);
                                return;
                            }
                            secured = true;
                            transport().write("go");
                            ((TlsTransport) transport()).startTLS(server());
                        }
                    }),
                    50,
                    HERE);
            live.reactor.connectTCP(HERE, ((IPv4Address) port.host()).port(), calling(() -> new Noted("client") {
                @Override
                public void connectionMade() {
                    transport().write("starttls");
                }

                @Override
                public void handshakeCompleted(TlsSession session) {
                    live.see(session.equals(((TlsTransport) transport()).tls().orElseThrow()));
                }

                @Override
                public void dataReceived(byte[] data) {
                    super.dataReceived(data);
                    if (data.length == 2) {
                        TlsTransport tls = (TlsTransport) transport();
                        tls.startTLS(client().withHost("localhost"));
                        assertThrows(IllegalStateException.class, () -> tls.startTLS(client()));
                        tls.write("secret");
                    } else {
                        transport().loseConnection();
                    }
                }
            }));
        });
        assertEquals(
                List.of("server hears starttls", "client hears go", true, "server hears secret", "client hears secret"),
                seen.subList(0, 5));
        assertEquals(
                List.of(done("client"), done("server")),
                seen.subList(5, 7).stream().sorted().toList());
    }

    @Test
    void aProtocolThatThrowsEndsItsConnection() {
        List<Object> seen = live.run(() -> call(
                listen(server(), () -> new Noted("server") {
                    @Override
                    public void dataReceived(byte[] data) {
                        throw new IllegalStateException("I fall down.");
                    }
                }),
                client()));
        assertTrue(seen.contains("server lost: IllegalStateException: I fall down."), seen.toString());
        assertEquals("I fall down.", log.errors().get(0).getMessage());
    }

    @Test
    void anAbortedConnectionSaysNoGoodbye() {
        List<Object> seen = live.run(() -> call(
                listen(server(), () -> new Noted("server") {
                    @Override
                    public void dataReceived(byte[] data) {
                        transport().abortConnection();
                    }
                }),
                client()));
        assertTrue(seen.toString().contains("server lost: ConnectionAborted"), seen.toString());
        assertTrue(seen.toString().contains("client lost: ConnectionLost"), seen.toString());
    }

    @Test
    void oneDirectionAloneIsNotClosed() {
        live.run(() -> call(
                listen(server(), () -> new Noted("server") {
                    @Override
                    public void dataReceived(byte[] data) {
                        assertThrows(UnsupportedOperationException.class, transport()::loseWriteConnection);
                        transport().loseConnection();
                    }
                }),
                client()));
        assertEquals(List.of(), log.errors());
    }

    @Test
    void disconnectingAConnectorSaysGoodbye() {
        List<Object> seen = live.run(() -> {
            int port = listen(server(), Echo::new);
            var connector = live.reactor.connectSSL(HERE, port, calling(() -> new Noted("client")), client());
            live.reactor.callLater(0.3, connector::disconnect);
        });
        assertEquals(
                List.of(done("client"), done("server")), seen.stream().sorted().toList());
    }

    @Test
    void aVerifiedClientMustKnowAName() {
        assertTrue(assertThrows(IllegalStateException.class, () -> client().engine())
                .getMessage()
                .contains("withHost"));
    }
}
