package crawler.reactor.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.MemoryReactor;
import crawler.reactor.defer.Deferred;
import crawler.reactor.endpoint.Endpoints;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.ServerFactory;
import crawler.reactor.protocol.Echo;
import crawler.reactor.testing.CapturedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServicesTest {
    private final MemoryReactor reactor = new MemoryReactor();
    private final List<String> seen = new ArrayList<>();

    @RegisterExtension
    final CapturedLog log = new CapturedLog("crawler.reactor");

    private final class Part extends Service {
        private final String what;
        private final Deferred<Void> end = new Deferred<>();

        Part(String what) {
            this.what = what;
            name(what);
        }

        @Override
        public void startService() {
            super.startService();
            seen.add(what + " starts");
        }

        @Override
        public Deferred<Void> stopService() {
            seen.add(what + " stops");
            return super.stopService().addAsyncCallback(stopped -> end);
        }
    }

    private static ServerFactory echo() {
        ServerFactory factory = Factory.forProtocol(Echo::new);
        factory.noisy(false);
        return factory;
    }

    @Test
    void partsStartInOrderAndStopInReverse() {
        MultiService whole = new MultiService();
        Part first = new Part("first");
        Part second = new Part("second");
        first.setServiceParent(whole);
        second.setServiceParent(whole);
        whole.startService();
        assertTrue(first.running());
        Deferred<Void> stopped = whole.stopService();
        assertEquals(List.of("first starts", "second starts", "second stops", "first stops"), seen);
        first.end.callback(null);
        assertFalse(stopped.called(), "the whole has ended when all parts have");
        second.end.callback(null);
        assertTrue(stopped.called());
    }

    @Test
    void aPartThatJoinsARunningWholeIsStartedAndOneThatLeavesIsStopped() {
        MultiService whole = new MultiService();
        whole.startService();
        Part part = new Part("part");
        part.setServiceParent(whole);
        assertEquals(List.of("part starts"), seen);
        assertEquals(part, whole.serviceNamed("part"));
        assertThrows(IllegalArgumentException.class, () -> new Part("part").setServiceParent(whole));
        part.disownServiceParent();
        assertEquals(List.of("part starts", "part stops"), seen);
        assertThrows(NoSuchElementException.class, () -> whole.serviceNamed("part"));
        assertThrows(IllegalStateException.class, part::disownServiceParent);
    }

    @Test
    void aPartThatFailsToStopDoesNotKeepTheOthers() {
        MultiService whole = new MultiService();
        Part good = new Part("good");
        good.end.callback(null);
        good.setServiceParent(whole);
        Part bad = new Part("bad");
        bad.end.errback(new IllegalStateException("stuck"));
        bad.setServiceParent(whole);
        whole.startService();
        assertTrue(whole.stopService().called());
        assertEquals("stuck", log.errors().get(0).getMessage());
    }

    @Test
    void serversListenWhileTheyRun() {
        TCPServer server = new TCPServer(reactor, 8080, echo(), 7, "127.0.0.1");
        UNIXServer unix = new UNIXServer(reactor, Path.of("/run/echo"), echo(), 0600, true);
        server.startService();
        unix.startService();
        assertEquals(2, reactor.network().open().size());
        assertThrows(CannotListenError.class, new TCPServer(reactor, 8080, echo())::startService);
        Deferred<Void> stopped = server.stopService();
        unix.stopService();
        reactor.advance(1);
        assertTrue(stopped.called());
        assertEquals(List.of(), reactor.network().open());
        server.startService();
        assertEquals(1, reactor.network().open().size(), "it can be started again");
        assertTrue(server.port().isPresent());
    }

    @Test
    void clientsAreConnectedWhileTheyRun() {
        new TCPServer(reactor, 8080, echo()).startService();
        TCPClient client = new TCPClient(reactor, "localhost", 8080, new Clients());
        client.startService();
        reactor.advance(1);
        assertEquals(Connector.State.CONNECTED, client.connector().orElseThrow().state());
        Connector connector = client.connector().orElseThrow();
        client.stopService();
        reactor.advance(1);
        assertEquals(Connector.State.DISCONNECTED, connector.state());
    }

    private static final class Clients extends crawler.reactor.net.ClientFactory {
        Clients() {
            noisy(false);
        }

        @Override
        public java.util.Optional<crawler.reactor.net.Protocol> buildProtocol(crawler.reactor.address.Address peer) {
            return java.util.Optional.of(new Echo());
        }
    }

    @Test
    void anEndpointIsAServiceToo() {
        StreamServerEndpointService service =
                new StreamServerEndpointService(Endpoints.serverFromString(reactor, "tcp:8080"), echo());
        service.startService();
        assertTrue(service.port().isPresent());
        StreamServerEndpointService second =
                new StreamServerEndpointService(Endpoints.serverFromString(reactor, "tcp:8080"), echo());
        assertThrows(CannotListenError.class, second::startService);
        Deferred<Void> stopped = service.stopService();
        reactor.advance(1);
        assertTrue(stopped.called());
        assertEquals(List.of(), reactor.network().open());
    }

    @Test
    void aTimerBeatsWhileItRuns() {
        TimerService timer = TimerService.of(reactor, Duration.ofSeconds(10), () -> seen.add("beat"));
        timer.startService();
        reactor.advance(25);
        assertEquals(List.of("beat", "beat", "beat"), seen);
        assertTrue(timer.stopService().called());
        reactor.advance(60);
        assertEquals(3, seen.size());
        timer.startService();
        assertEquals(4, seen.size());
        timer.stopService();
    }

    @Test
    void aTimerThatFailsIsLoggedAndBeatsNoMore() {
        TimerService timer = TimerService.of(reactor, Duration.ofSeconds(10), () -> {
            seen.add("beat");
            throw new IllegalStateException("broken");
        });
        timer.startService();
        reactor.advance(60);
        assertEquals(List.of("beat"), seen);
        assertEquals("broken", log.errors().get(0).getMessage());
        assertTrue(timer.stopService().called());
    }
}
