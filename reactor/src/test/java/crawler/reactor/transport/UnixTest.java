package crawler.reactor.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.EventLoop;
import crawler.reactor.address.Address;
import crawler.reactor.address.UnixAddress;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.error.ConnectError;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.error.ConnectionRefusedError;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ReactorTcp;
import crawler.reactor.net.ServerFactory;
import crawler.reactor.time.Action;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final EventLoop reactor = new EventLoop();

    private static final class Echo extends Protocol {
        @Override
        public void dataReceived(byte[] data) {
            transport().write(data);
        }
    }

    private static ServerFactory echo() {
        ServerFactory factory = Factory.forProtocol(Echo::new);
        factory.noisy(false);
        return factory;
    }

    /** Says one thing, hands the answer over. */
    private final class Asker extends ClientFactory {
        private final Consumer<String> answered;
        private final Consumer<Failure> ended;

        Asker(Consumer<String> answered, Consumer<Failure> ended) {
            this.answered = answered;
            this.ended = ended;
            noisy(false);
        }

        @Override
        public Optional<Protocol> buildProtocol(Address peer) {
            return Optional.of(new Protocol() {
                @Override
                public void connectionMade() {
                    transport().write("hello");
                }

                @Override
                public void dataReceived(byte[] data) {
                    answered.accept(new String(data, StandardCharsets.UTF_8) + " from "
                            + transport().peer());
                    transport().loseConnection();
                }
            });
        }

        @Override
        public void clientConnectionFailed(Connector connector, Failure reason) {
            ended.accept(reason);
        }

        @Override
        public void clientConnectionLost(Connector connector, Failure reason) {
            ended.accept(reason);
        }
    }

    private void run(Action action) {
        reactor.callWhenRunning(action);
        reactor.callLater(PATIENCE, reactor::stop);
        reactor.run(false);
    }

    @Test
    void clientsAndServersMeetAtAFile() {
        Path path = folder.resolve("echo");
        List<Object> seen = new ArrayList<>();
        run(() -> {
            Port port = reactor.listenUNIX(path, echo());
            seen.add(port.host());
            reactor.connectUNIX(path, new Asker(seen::add, reason -> {
                seen.add(reason.value().getClass());
                reactor.stop();
            }));
        });
        assertEquals(
                List.of(new UnixAddress(path), "hello from UNIXAddress('" + path + "')", ConnectionDone.class), seen);
        assertFalse(Files.exists(path), "the file is gone when the reactor has stopped");
    }

    @Test
    void theModeSaysWhoMayConnect() {
        Path path = folder.resolve("echo");
        List<String> modes = new ArrayList<>();
        run(() -> {
            reactor.listenUNIX(path, echo(), ReactorTcp.BACKLOG, 0640, false);
            modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            reactor.stop();
        });
        assertEquals(List.of("rw-r-----"), modes);
        assertThrows(
                IllegalArgumentException.class,
                () -> reactor.listenUNIX(path, echo(), ReactorTcp.BACKLOG, 01777, false));
    }

    @Test
    void stoppingRemovesTheFileAndTheLock() {
        Path path = folder.resolve("echo");
        Path lock = folder.resolve("echo.lock");
        List<Boolean> present = new ArrayList<>();
        run(() -> {
            Port port = reactor.listenUNIX(path, echo(), ReactorTcp.BACKLOG, 0666, true);
            present.add(Files.exists(path));
            present.add(Files.exists(lock, LinkOption.NOFOLLOW_LINKS));
            port.stopListening().tap(stopped -> {
                present.add(Files.exists(path));
                present.add(Files.exists(lock, LinkOption.NOFOLLOW_LINKS));
                port.startListening();
                present.add(Files.exists(path));
                reactor.stop();
            });
        });
        assertEquals(List.of(true, true, false, false, true), present);
    }

    @Test
    void aFileInTheWayIsAnErrorThatSaysWhatToDo() throws IOException {
        Path path = abandonedSocket();
        CannotListenError error = assertThrows(CannotListenError.class, () -> reactor.listenUNIX(path, echo()));
        assertTrue(error.getMessage().contains("wantPID"), error.getMessage());
        assertTrue(Files.exists(path));
    }

    @Test
    void aSocketThatADeadProcessLeftBehindIsReplacedUnderTheLock() throws Exception {
        Path path = abandonedSocket();
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createSymbolicLink(folder.resolve("stale.lock"), Path.of(Long.toString(dead.pid())));
        List<String> answers = new ArrayList<>();
        run(() -> {
            reactor.listenUNIX(path, echo(), ReactorTcp.BACKLOG, 0666, true);
            reactor.connectUNIX(
                    path, new Asker(answers::add, reason -> reactor.stop()), ReactorTcp.CONNECT_TIMEOUT, true);
        });
        assertEquals(1, answers.size());
    }

    @Test
    void aLockThatALivingProcessHoldsIsRespected() throws IOException {
        Path path = folder.resolve("echo");
        Files.createSymbolicLink(
                folder.resolve("echo.lock"),
                Path.of(Long.toString(ProcessHandle.current().pid())));
        CannotListenError error = assertThrows(
                CannotListenError.class, () -> reactor.listenUNIX(path, echo(), ReactorTcp.BACKLOG, 0666, true));
        assertTrue(error.getMessage().contains("holds"), error.getMessage());
        assertTrue(Files.exists(folder.resolve("echo.lock"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void withALockAFileThatIsNoSocketStays() throws IOException {
        Path path = Files.writeString(folder.resolve("notes"), "precious");
        Files.createSymbolicLink(folder.resolve("notes.lock"), Path.of("no process"));
        assertThrows(CannotListenError.class, () -> reactor.listenUNIX(path, echo(), ReactorTcp.BACKLOG, 0666, true));
        assertEquals("precious", Files.readString(path));
    }

    @Test
    void whereNobodyListensTheClientFails() throws IOException {
        Path stale = abandonedSocket();
        List<Throwable> reasons = new ArrayList<>();
        run(() -> reactor.connectUNIX(stale, new Asker(answer -> {}, refused -> {
            reasons.add(refused.value());
            reactor.connectUNIX(folder.resolve("nowhere"), new Asker(answer -> {}, missing -> {
                reasons.add(missing.value());
                reactor.connectUNIX(
                        stale,
                        new Asker(answer -> {}, unlocked -> {
                            reasons.add(unlocked.value());
                            reactor.stop();
                        }),
                        ReactorTcp.CONNECT_TIMEOUT,
                        true);
            }));
        })));
        assertInstanceOf(ConnectionRefusedError.class, reasons.get(0));
        assertEquals(ConnectError.class, reasons.get(1).getClass());
        assertTrue(
                reasons.get(1).getMessage().contains("nowhere"), reasons.get(1).getMessage());
        assertTrue(reasons.get(2).getMessage().contains(".lock"), reasons.get(2).getMessage());
    }

    @Test
    void moreClientsAtOnceThanMayWaitAreAllServed() {
        int clients = 300;
        Path path = folder.resolve("echo");
        List<String> answers = new ArrayList<>();
        List<Throwable> reasons = new ArrayList<>();
        run(() -> {
            reactor.listenUNIX(path, echo(), 5, 0666, false);
            for (int i = 0; i < clients; i++) {
                reactor.connectUNIX(path, new Asker(answers::add, reason -> {
                    reasons.add(reason.value());
                    if (reasons.size() == clients) {
                        reactor.stop();
                    }
                }));
            }
        });
        assertEquals(
                List.of(),
                reasons.stream()
                        .filter(reason -> !(reason instanceof ConnectionDone))
                        .map(Throwable::toString)
                        .distinct()
                        .toList());
        assertEquals(clients, answers.size());
    }

    private Path abandonedSocket() throws IOException {
        Path path = folder.resolve("stale");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
        }
        return path;
    }
}
