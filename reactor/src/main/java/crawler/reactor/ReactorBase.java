package crawler.reactor;

import crawler.reactor.address.NameResolver;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.InlineCallbacks;
import crawler.reactor.defer.Unhandled;
import crawler.reactor.log.Log;
import crawler.reactor.time.Action;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.TimedCalls;
import crawler.reactor.tls.Packets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The turn of a loop, its start and its end: everything but what it waits with.
 *
 * <p>One turn: the calls from other threads that are there at its beginning; then the timed calls that are due, by one
 * reading of the time; then the shutdown if it was asked for; then waiting, no longer than to the next timed call. A
 * little long, since start, turn and end are one state.
 */
abstract class ReactorBase implements Reactor {
    private static final long FOREVER = -1;

    private final TimedCalls timedCalls = new TimedCalls(this::nanos);
    private final CallQueue fromThreads = new CallQueue(this::wake);
    private final SystemEvents events = new SystemEvents(ReactorBase::logFailure);
    private final Packets packets = new Packets();
    private NameResolver resolver = NameResolver.ofOneMachine();
    private volatile Thread thread;
    private boolean started;
    private boolean startedBefore;
    private boolean stopped = true;
    private boolean justStopped;
    private boolean running;

    ReactorBase() {
        addSystemEventTrigger(Phase.DURING, SHUTDOWN, () -> {
            crash();
            return null;
        });
        addSystemEventTrigger(Phase.DURING, SHUTDOWN, () -> {
            disconnectAll();
            return null;
        });
        addSystemEventTrigger(Phase.DURING, SHUTDOWN, () -> {
            stopWorkers();
            return null;
        });
        runOnStartUp();
    }

    /**
     * Waits for events and handles them.
     *
     * @param nanos how long at the most; 0 not to wait, negative for as long as it takes
     */
    abstract void poll(long nanos);

    /** Ends the {@link #poll} that runs; may be called from any thread. */
    abstract void wake();

    /** Called once the loop has stopped for good; frees what it holds. */
    abstract void close();

    /** Ends all connections and closes all ports. */
    abstract void disconnectAll();

    abstract void stopWorkers();

    /** The ports and connections that are open, and the workers that work. */
    abstract List<String> open();

    @Override
    public final List<String> leftovers() {
        List<String> left = new ArrayList<>(open());
        timedCalls.waiting().forEach(call -> left.add("pending " + call));
        return left;
    }

    /** Has SIGINT and SIGTERM stop this; what comes back puts the handlers back that were there before. */
    abstract Runnable installSignalHandlers();

    /** Callbacks begin to run. */
    void turnBegins() {}

    /** Sends what the callbacks have written. */
    void flush() {}

    /** The callbacks of this turn have run. */
    void turnEnds() {}

    /** The loop was left, for good or not. */
    void paused() {}

    @Override
    public final DelayedCall callLater(Duration delay, Action action) {
        return timedCalls.callLater(delay, action);
    }

    @Override
    public final void callFromThread(Action action) {
        fromThreads.add(action);
    }

    @Override
    public final NameResolver nameResolver() {
        return resolver;
    }

    @Override
    public final void installResolver(NameResolver installed) {
        this.resolver = installed;
    }

    @Override
    public final Packets packets() {
        return packets;
    }

    @Override
    public final boolean inReactorThread() {
        return InlineCallbacks.effectiveThread() == thread;
    }

    @Override
    public final void run(boolean installSignalHandlers) {
        if (started) {
            throw new ReactorAlreadyRunning();
        }
        if (startedBefore) {
            throw new ReactorNotRestartable();
        }
        thread = Thread.currentThread();
        Runnable restoreSignalHandlers = installSignalHandlers ? installSignalHandlers() : () -> {};
        try {
            loop();
        } finally {
            restoreSignalHandlers.run();
            leave();
        }
    }

    private void loop() {
        started = true;
        stopped = false;
        fireSystemEvent(STARTUP);
        while (started) {
            turn();
            if (started) {
                sleep();
            }
        }
        Log.detail("Main loop terminated.");
    }

    private void leave() {
        if (started) {
            // Something threw out of the loop: leave a state in which it can be run again.
            crash();
        }
        if (startedBefore) {
            InlineCallbacks.abandon(thread);
            fromThreads.close();
            close();
        }
        paused();
        Unhandled.report(thread);
        thread = null;
    }

    /** One turn without the waiting. */
    final void turn() {
        if (thread == null) {
            thread = Thread.currentThread();
        }
        turnBegins();
        runCallsFromThreads();
        timedCalls.admit();
        timedCalls.runDue(nanos(), failure -> logFailure("timed call", failure));
        flush();
        if (justStopped) {
            justStopped = false;
            fireSystemEvent(SHUTDOWN);
            flush();
        }
        turnEnds();
    }

    private void sleep() {
        timedCalls.admit();
        boolean wait = fromThreads.fallAsleep();
        poll(wait ? nanosToNextCall() : 0);
        fromThreads.awake();
    }

    /** Nanoseconds until a timed call is due; negative when none waits. */
    final long nanosToNextCall() {
        timedCalls.admit();
        long next = timedCalls.nanosToNext(nanos());
        return next < 0 ? FOREVER : next;
    }

    /** Whether other threads have left nothing to do. */
    final boolean nothingFromThreads() {
        return fromThreads.isEmpty();
    }

    final List<DelayedCall> waitingCalls() {
        return timedCalls.waiting();
    }

    private void runCallsFromThreads() {
        List<Action> calls = fromThreads.takeAll();
        try {
            for (int i = 0; i < calls.size(); i++) {
                runCall(calls.get(i));
            }
        } finally {
            fromThreads.recycle(calls);
        }
    }

    private static void runCall(Action call) {
        try {
            call.run();
        } catch (Throwable e) {
            logFailure("call from a thread", e);
        }
    }

    @Override
    public final void stop() {
        if (stopped) {
            throw new ReactorNotRunning();
        }
        stopped = true;
        justStopped = true;
        startedBefore = true;
    }

    @Override
    public final void crash() {
        started = false;
        running = false;
        runOnStartUp();
    }

    private void runOnStartUp() {
        addSystemEventTrigger(Phase.DURING, STARTUP, () -> running = true);
    }

    /** Whether {@link #stop()} was called. */
    final boolean stopping() {
        return stopped;
    }

    @Override
    public final boolean running() {
        return running;
    }

    @Override
    public final void callWhenRunning(Action action) {
        if (running) {
            runNow(action);
            return;
        }
        addSystemEventTrigger(Phase.AFTER, STARTUP, () -> {
            action.run();
            return null;
        });
    }

    private static void runNow(Action action) {
        try {
            action.run();
        } catch (Exception e) {
            throw Failure.of(e).raise();
        }
    }

    @Override
    public final Trigger addSystemEventTrigger(Phase phase, String event, Callable<?> call) {
        return events.add(phase, event, call);
    }

    @Override
    public final void removeSystemEventTrigger(Trigger trigger) {
        events.remove(trigger);
    }

    @Override
    public final void fireSystemEvent(String event) {
        events.fire(event);
    }

    /** Logs what a callback threw, and the loop goes on; what {@link Failure#caught} throws on ends it. */
    static void logFailure(String where, Throwable failure) {
        Log.err(Failure.caught(failure), "Unhandled Error in " + where + ":");
    }
}
