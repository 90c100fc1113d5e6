package crawler.reactor;

import crawler.reactor.address.NameResolver;
import crawler.reactor.datagram.ReactorMulticast;
import crawler.reactor.datagram.ReactorUdp;
import crawler.reactor.net.ReactorUnix;
import crawler.reactor.process.ReactorProcess;
import crawler.reactor.time.Action;
import crawler.reactor.time.ReactorTime;
import crawler.reactor.tls.ReactorTls;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * An event loop: waits for what happens and calls those that wait for it, one after the other, on the thread that called
 * {@link #run()}.
 *
 * <p>It is a value: several may live in one process, one after the other or side by side. A callback that throws is
 * logged and the loop goes on. All methods belong to the reactor thread, except those that say otherwise.
 */
public interface Reactor
        extends ReactorTime, ReactorThreads, ReactorTls, ReactorUnix, ReactorUdp, ReactorMulticast, ReactorProcess {

    /** How names become addresses. */
    NameResolver nameResolver();

    /** Has names resolved in another way than before. */
    void installResolver(NameResolver installed);

    /** Fired when the loop starts and when it stops; see {@link #addSystemEventTrigger}. */
    String STARTUP = "startup";

    String SHUTDOWN = "shutdown";

    /**
     * Runs on the calling thread until it is stopped; stops on SIGINT and SIGTERM. An interrupt does not stop it; the
     * thread is interrupted again when this returns.
     *
     * @throws ReactorAlreadyRunning when it runs
     * @throws ReactorNotRestartable when it was stopped before
     */
    default void run() {
        run(true);
    }

    /** {@link #run()}, and says whether SIGINT and SIGTERM stop it. */
    void run(boolean installSignalHandlers);

    /**
     * Ends the loop after this turn: fires {@code shutdown}, waits for what has to happen before, and leaves.
     *
     * @throws ReactorNotRunning when it does not run or is being stopped
     */
    void stop();

    /** Leaves the loop after this turn and fires nothing; timed calls stay, and it may run again. */
    void crash();

    /** Between the end of its start-up and the beginning of its end. */
    boolean running();

    /** Calls {@code action} now if the loop is {@link #running}, else at the end of its start-up. */
    void callWhenRunning(Action action);

    /**
     * Has {@code call} made when {@code event} is fired. A Deferred that a call of {@link Phase#BEFORE} returns is waited
     * for, while the loop goes on, before the next phase begins.
     */
    Trigger addSystemEventTrigger(Phase phase, String event, Callable<?> call);

    /** @throws IllegalArgumentException when it was removed or fired before */
    void removeSystemEventTrigger(Trigger trigger);

    /** Fires an event: all its triggers, each once. */
    void fireSystemEvent(String event);

    /**
     * What has not come to an end on this reactor, a line each: open ports and connections, calls that wait, work in
     * threads. For tests, which should leave nothing behind; may be asked after it has stopped.
     */
    List<String> leftovers();
}
