package crawler.reactor.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.MemoryReactor;
import crawler.reactor.defer.CancelledError;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Outcome;
import crawler.reactor.endpoint.Endpoints;
import crawler.reactor.error.ConnectionRefusedError;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ServerFactory;
import crawler.reactor.protocol.Echo;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ClientServiceTest {
    private final MemoryReactor reactor = new MemoryReactor();
    private final ClientService service = new ClientService(
            reactor,
            Endpoints.clientFromString(reactor, "tcp:localhost:80"),
            silent(Factory.forProtocol(Echo::new)),
            failures -> Duration.ofSeconds(10L * failures));

    private static ServerFactory silent(ServerFactory factory) {
        factory.noisy(false);
        return factory;
    }

    private Port listen() {
        return reactor.listenTCP(80, silent(Factory.forProtocol(Echo::new)));
    }

    private int attempts() {
        return reactor.network().tcpClients().size();
    }

    private static Throwable failure(Deferred<?> deferred) {
        Throwable value = deferred.peek().flatMap(Outcome::failed).orElseThrow().value();
        deferred.addErrback(failure -> null);
        return value;
    }

    @Test
    void whoWaitsGetsTheProtocolOfTheConnection() {
        listen();
        Deferred<Protocol> early = service.whenConnected();
        service.startService();
        reactor.advance(1);
        Protocol protocol = early.peek().orElseThrow().get();
        assertInstanceOf(Echo.class, protocol);
        assertTrue(protocol.connected());
        assertSame(protocol, service.whenConnected().peek().orElseThrow().get());
    }

    @Test
    void aFailedAttemptIsRepeatedAfterAGrowingWait() {
        service.startService();
        Deferred<Protocol> patient = service.whenConnected();
        Deferred<Protocol> impatient = service.whenConnected(2);
        reactor.advance(9);
        assertEquals(1, attempts());
        reactor.advance(2);
        assertEquals(2, attempts(), "10 s after the first");
        assertInstanceOf(ConnectionRefusedError.class, failure(impatient));
        reactor.advance(15);
        assertEquals(2, attempts());
        listen();
        reactor.advance(6);
        assertEquals(3, attempts(), "20 s after the second");
        assertTrue(patient.called());
    }

    @Test
    void aLostConnectionIsMadeAgain() {
        listen();
        service.startService();
        reactor.advance(1);
        Protocol first = service.whenConnected().peek().orElseThrow().get();
        first.transport().abortConnection();
        reactor.advance(1);
        Deferred<Protocol> next = service.whenConnected();
        assertFalse(next.called());
        reactor.advance(10);
        assertNotSame(first, next.peek().orElseThrow().get());
    }

    @Test
    void stoppingEndsTheConnectionAndThenFires() {
        listen();
        service.startService();
        reactor.advance(1);
        Deferred<Void> stopped = service.stopService();
        assertFalse(stopped.called());
        reactor.advance(1);
        assertTrue(stopped.called());
        assertInstanceOf(CancelledError.class, failure(service.whenConnected()));
        assertEquals(List.of(), reactor.delayedCalls());
        service.startService();
        reactor.advance(1);
        assertTrue(service.whenConnected().called(), "it can be started again");
    }

    @Test
    void stoppingGivesUpTheAttemptAndTheRetry() {
        reactor.network().leaveUnanswered("127.0.0.1");
        service.startService();
        reactor.advance(1);
        Deferred<Protocol> waiting = service.whenConnected();
        assertTrue(service.stopService().called());
        assertInstanceOf(CancelledError.class, failure(waiting));
        reactor.advance(1);
        assertEquals(List.of(), reactor.network().open());
        assertEquals(List.of(), reactor.delayedCalls());
    }

    @Test
    void startedAgainWhileItEndsItConnectsWhenItHasEnded() {
        listen();
        service.startService();
        reactor.advance(1);
        Deferred<Void> stopped = service.stopService();
        service.startService();
        reactor.advance(1);
        assertTrue(stopped.called());
        assertTrue(service.whenConnected().called());
        assertEquals(2, attempts());
    }

    @Test
    void stoppedAgainWhileItEndsItTellsBothWhoStoppedIt() {
        listen();
        service.startService();
        reactor.advance(1);
        Deferred<Void> first = service.stopService();
        service.startService();
        Deferred<Void> second = service.stopService();
        reactor.advance(1);
        assertTrue(first.called());
        assertTrue(second.called());
        assertEquals(1, attempts());
    }

    @Test
    void theUsualWaitGrowsToAMinute() {
        RandomGenerator half = () -> 1L << 62;
        RetryPolicy policy = RetryPolicy.backoff(half);
        double jitter = half.nextDouble();
        assertEquals(1.5 + jitter, policy.delayAfter(1).toNanos() / 1e9, 1e-6);
        assertEquals(60 + jitter, policy.delayAfter(1000).toNanos() / 1e9, 1e-6);
    }
}
