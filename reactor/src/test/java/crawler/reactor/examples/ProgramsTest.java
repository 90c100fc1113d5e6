package crawler.reactor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import crawler.reactor.EventLoop;
import crawler.reactor.MemoryReactor;
import crawler.reactor.Reactor;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.InlineCallbacks;
import crawler.reactor.defer.Unhandled;
import crawler.reactor.testing.Printed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ProgramsTest {
    private final Printed printed = new Printed();

    /** A reactor that was left by an exception may run again, and so leaves waiting bodies as they are. */
    @AfterEach
    void endWaitingBodies() {
        InlineCallbacks.abandon(Thread.currentThread());
        Unhandled.flush(Thread.currentThread());
    }

    @Test
    void simpleWaitsForEver() {
        assertWaitsForEver(() -> Simple.run(new MemoryReactor()));
    }

    @Test
    void simpleEndsWithControlC() {
        Reactor reactor = new EventLoop();
        reactor.callWhenRunning(ProgramsTest::pressControlC);
        Simple.run(reactor);
        assertFalse(reactor.running());
    }

    @Test
    void helloSaysItsLinesAndWaitsForEver() {
        assertWaitsForEver(() -> Hello.run(new MemoryReactor(), printed.out));
        assertEquals(
                List.of(
                        "Starting the reactor.",
                        "Hello from the reactor loop!",
                        "Lately I feel like I'm stuck in a rut."),
                printed.lines());
    }

    @Test
    void stackShowsRunBelowTheCallback() {
        assertWaitsForEver(() -> Stack.run(new MemoryReactor(), printed.out));
        assertEquals("The python stack:", printed.lines().get(0));
        int callback = lineWith("Stack.stack(");
        int run = lineWith("MemoryReactor.run(", "ReactorBase.run(", "Reactor.run(");
        assertTrue(0 < callback && callback < run, () -> String.join("\n", printed.lines()));
    }

    @Test
    void countdownCountsOnceASecond() {
        MemoryReactor reactor = new MemoryReactor();
        Countdown.run(reactor, printed.out);
        assertEquals(List.of("Start!", "5 ...", "4 ...", "3 ...", "2 ...", "1 ...", "Stop!"), printed.lines());
        assertEquals(5, reactor.seconds());
    }

    @Test
    void fallDownIsLoggedAndTheNextCallbackRuns() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("crawler.reactor");
        log.start();
        logger.addAppender(log);
        try {
            FallDown.run(new MemoryReactor(), printed.out);
        } finally {
            logger.detachAppender(log);
        }
        assertEquals(List.of("Starting the reactor.", "But I get up again."), printed.lines());
        assertEquals(List.of("I fall down."), errors(log));
    }

    @Test
    void aDeferredThatNobodyFiresIsWaitedForForEver() {
        assertWaitsForEver(() -> UnfiredDeferred.run(new MemoryReactor(), printed.out, new Deferred<>()));
        assertEquals(List.of(), printed.lines());
    }

    @Test
    void aDeferredThatIsFiredByHandEndsTheProgram() {
        MemoryReactor reactor = new MemoryReactor();
        Deferred<String> deferred = new Deferred<>();
        reactor.callLater(3, () -> deferred.callback("by hand"));
        UnfiredDeferred.run(reactor, printed.out, deferred);
        assertEquals(List.of("by hand"), printed.lines());
        assertEquals(3, reactor.seconds());
    }

    @Test
    void aDeferredThatWasFiredBeforeEndsTheProgramToo() {
        UnfiredDeferred.run(new MemoryReactor(), printed.out, Deferred.succeed("before"));
        assertEquals(List.of("before"), printed.lines());
    }

    private static void assertWaitsForEver(Runnable program) {
        String why = assertThrows(IllegalStateException.class, program::run).getMessage();
        assertTrue(why.startsWith("nothing is left to wait for"), why);
    }

    private static List<String> errors(ListAppender<ILoggingEvent> log) {
        return log.list.stream()
                .filter(event -> event.getFormattedMessage().startsWith("Unhandled Error"))
                .map(event -> event.getThrowableProxy().getMessage())
                .toList();
    }

    private int lineWith(String... either) {
        List<String> lines = printed.lines();
        for (int i = 0; i < lines.size(); i++) {
            for (String part : either) {
                if (lines.get(i).contains(part)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The JDK's own way to send a signal to this process; by reflection, since naming the class is a warning. */
    private static void pressControlC() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        signal.getMethod("raise", signal)
                .invoke(null, signal.getConstructor(String.class).newInstance("INT"));
    }
}
