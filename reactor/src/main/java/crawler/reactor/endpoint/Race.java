package crawler.reactor.endpoint;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectError;
import crawler.reactor.error.ConnectingCancelledError;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Attempts to connect to one host, each beginning a little later than the one before; the first to succeed wins. */
final class Race {
    private final ReactorTime time;
    private final Deque<StreamClientEndpoint> waiting;
    private final Factory factory;
    private final Deferred<Protocol> result;
    private final Set<Deferred<Protocol>> running = new LinkedHashSet<>();
    private Optional<DelayedCall> next = Optional.empty();
    private Failure last;
    private boolean over;

    Race(ReactorTime time, Deque<StreamClientEndpoint> endpoints, Factory factory, String name) {
        this.time = time;
        this.waiting = new ArrayDeque<>(endpoints);
        this.factory = factory;
        this.last = Failure.of(new ConnectError(name + " has no address"));
        this.result = new Deferred<>(cancelled -> {
            end();
            cancelled.errback(new ConnectingCancelledError(name));
        });
    }

    Deferred<Protocol> begin() {
        beginNext();
        return result;
    }

    private void beginNext() {
        next.ifPresent(DelayedCall::cancel);
        next = Optional.empty();
        if (over) {
            return;
        }
        if (waiting.isEmpty()) {
            if (running.isEmpty()) {
                over = true;
                result.errback(last);
            }
            return;
        }
        Deferred<Protocol> attempt = waiting.removeFirst().connect(factory);
        running.add(attempt);
        next = Optional.of(time.callLater(HostnameEndpoint.ATTEMPT_DELAY, () -> {
            next = Optional.empty();
            if (!waiting.isEmpty()) {
                beginNext();
            }
        }));
        attempt.addCallbacks(protocol -> won(attempt, protocol), failure -> failed(attempt, failure));
    }

    private Void won(Deferred<Protocol> attempt, Protocol protocol) {
        running.remove(attempt);
        if (over) { // two in one turn
            protocol.transport().abortConnection();
            return null;
        }
        end();
        result.callback(protocol);
        return null;
    }

    private Void failed(Deferred<Protocol> attempt, Failure failure) {
        running.remove(attempt);
        last = failure;
        beginNext();
        return null;
    }

    /** Gives up all that is under way. */
    private void end() {
        over = true;
        next.ifPresent(DelayedCall::cancel);
        next = Optional.empty();
        waiting.clear();
        List.copyOf(running).forEach(Deferred::cancel);
    }
}
