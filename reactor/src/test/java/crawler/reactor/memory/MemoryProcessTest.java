package crawler.reactor.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.MemoryReactor;
import crawler.reactor.defer.Deferred;
import crawler.reactor.process.ProcessExitedAlready;
import crawler.reactor.process.ProcessSpec;
import crawler.reactor.process.ProcessTerminated;
import crawler.reactor.process.Processes;
import crawler.reactor.process.Processes.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryProcessTest {
    private final MemoryReactor reactor = new MemoryReactor();

    @Test
    void aTestPlaysTheChildThatAProgramHasStarted() {
        Deferred<Output> output =
                Processes.getProcessOutputAndValue(reactor, ProcessSpec.of("/usr/bin/tail", "-10", "log"));
        MemoryProcess tail = reactor.processes().get(0);
        assertEquals(List.of("-10", "log"), tail.spec().args());
        assertTrue(tail.stdinClosed());
        tail.out("one\n");
        tail.err("two\n");
        tail.exit(3);
        Output all = output.peek().orElseThrow().get();
        assertEquals("one\n", all.text());
        assertEquals(3, all.code());
        assertThrows(IllegalStateException.class, () -> tail.exit(0));
    }

    @Test
    void signalsAreRememberedAndWhatTheyLeadToIsPlayed() {
        Deferred<Integer> value = Processes.getProcessValue(reactor, ProcessSpec.of("/bin/sleep", "60"));
        MemoryProcess sleep = reactor.processes().get(0);
        sleep.signalProcess("TERM");
        assertEquals(List.of("TERM"), sleep.signals());
        assertEquals(List.of("process 1: /bin/sleep"), reactor.leftovers());
        sleep.die(15);
        value.addErrback(ProcessTerminated.class, end -> end.signal().getAsInt());
        assertEquals(15, value.peek().orElseThrow().get());
        assertThrows(ProcessExitedAlready.class, () -> sleep.signalProcess("TERM"));
        assertEquals(List.of(), reactor.leftovers());
    }
}
