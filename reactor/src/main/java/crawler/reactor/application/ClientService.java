package crawler.reactor.application;

import crawler.reactor.defer.CancelledError;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.endpoint.StreamClientEndpoint;
import crawler.reactor.log.Log;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A connection that is made again whenever it fails or ends, as a service. Whoever needs it asks {@link #whenConnected()}.
 * Twisted's {@code ClientService}.
 */
public final class ClientService extends Service {
    private static final int NEVER = Integer.MAX_VALUE;

    private final ReactorTime time;
    private final StreamClientEndpoint endpoint;
    private final Factory factory;
    private final RetryPolicy policy;
    private final List<Waiter> waiters = new ArrayList<>();
    private Optional<Deferred<Protocol>> attempt = Optional.empty();
    private Optional<DelayedCall> retry = Optional.empty();
    private Optional<Protocol> connection = Optional.empty();
    private final List<Deferred<Void>> stopping = new ArrayList<>();
    private int failures;
    private boolean stopped;

    /** Somebody who waits for a connection, through so many failures from now on. */
    private record Waiter(Deferred<Protocol> told, int until) {}

    public ClientService(ReactorTime time, StreamClientEndpoint endpoint, Factory factory) {
        this(time, endpoint, factory, RetryPolicy.backoff(RandomGenerator.getDefault()));
    }

    public ClientService(ReactorTime time, StreamClientEndpoint endpoint, Factory factory, RetryPolicy policy) {
        this.time = time;
        this.endpoint = endpoint;
        this.factory = Watched.factory(factory, this::lost);
        this.policy = policy;
    }

    /** {@link #whenConnected(int)} that waits however often it fails. */
    public Deferred<Protocol> whenConnected() {
        return whenConnected(NEVER);
    }

    /**
     * Fires with the protocol of the connection, at once if there is one. Fails when the service is stopped, or after so
     * many attempts in a row have failed from now on.
     */
    public Deferred<Protocol> whenConnected(int failAfterFailures) {
        if (failAfterFailures < 1) {
            throw new IllegalArgumentException("it takes 1 failure or more to fail, not " + failAfterFailures);
        }
        if (connection.isPresent()) {
            return Deferred.succeed(connection.get());
        }
        if (stopped) {
            return Deferred.fail(new CancelledError());
        }
        Waiter waiter = new Waiter(new Deferred<>(), failAfterFailures == NEVER ? NEVER : failures + failAfterFailures);
        waiters.add(waiter);
        return waiter.told();
    }

    @Override
    public void startService() {
        if (running()) {
            return;
        }
        super.startService();
        stopped = false;
        failures = 0;
        if (stopping.isEmpty()) {
            connect();
        } // else when the connection that is ending has ended
    }

    private void connect() {
        retry = Optional.empty();
        Deferred<Protocol> begun = endpoint.connect(factory);
        attempt = Optional.of(begun);
        begun.addCallbacks(this::connected, this::failed);
    }

    private Void connected(Protocol made) {
        attempt = Optional.empty();
        failures = 0;
        Protocol inside = ((Watched) made).protocol;
        connection = Optional.of(inside);
        take(waiters).forEach(waiter -> waiter.told().callback(inside));
        return null;
    }

    private Void failed(Failure reason) {
        attempt = Optional.empty();
        if (!running()) {
            return null;
        }
        failures++;
        List<Waiter> tired =
                waiters.stream().filter(waiter -> failures >= waiter.until()).toList();
        waiters.removeAll(tired);
        tired.forEach(waiter -> waiter.told().errback(reason));
        again(reason.value().getMessage());
        return null;
    }

    private void again(String why) {
        var delay = policy.delayAfter(Math.max(1, failures));
        Log.msg("Scheduling retry {} to connect in {} s: {}", failures, delay.toMillis() / 1e3, why);
        retry = Optional.of(time.callLater(delay, this::connect));
    }

    private void lost(Protocol ended) {
        connection = Optional.empty();
        if (!stopping.isEmpty()) {
            List<Deferred<Void>> stops = take(stopping);
            if (running()) {
                connect();
            }
            stops.forEach(stop -> stop.callback(null));
        } else if (running() && attempt.isEmpty()) {
            again("the connection was lost");
        }
    }

    private static <T> List<T> take(List<T> from) {
        List<T> taken = List.copyOf(from);
        from.clear();
        return taken;
    }

    /** Ends the connection or the attempt; fires when it has ended. Who waits for a connection is told that none comes. */
    @Override
    public Deferred<Void> stopService() {
        boolean ran = running();
        Deferred<Void> done = super.stopService();
        if (!ran) {
            return done;
        }
        stopped = true;
        retry.ifPresent(DelayedCall::cancel);
        retry = Optional.empty();
        attempt.ifPresent(Deferred::cancel);
        take(waiters).forEach(waiter -> waiter.told().errback(new CancelledError()));
        if (connection.isEmpty()) {
            return done;
        }
        Deferred<Void> told = new Deferred<>();
        stopping.add(told);
        connection.get().transport().loseConnection();
        return told;
    }
}
