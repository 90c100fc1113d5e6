package crawler.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildRunTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void whatACommandPrintsAndHowItEndsIsKept() throws IOException, InterruptedException {
        Usage usage = run("echo out; echo err >&2; exit 3", LONG);
        assertEquals(3, usage.exitCode());
        assertFalse(usage.isGood());
        assertEquals("exit code 3", usage.ending());
        assertEquals("out\nerr\n", Files.readString(folder.resolve("log")));
    }

    @Test
    void theCpuTimeOfGrandchildrenIsCounted() throws IOException, InterruptedException {
        String busy = "i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done";
        Usage usage = run("sh -c '" + busy + "'; exit 0", LONG);
        assertTrue(usage.isGood());
        assertTrue(usage.cpu().toMillis() >= 10, () -> "CPU time " + usage.cpu());
    }

    @Test
    void theMemoryOfTheWholeTreeIsCounted() throws IOException, InterruptedException {
        // Programs that wait until the time is over: all are there at every sample.
        Usage one = run("exec tail -f /dev/null", Duration.ofMillis(150));
        Usage tree = run("tail -f /dev/null | tail -f /dev/null | tail -f /dev/null", Duration.ofMillis(450));
        assertTrue(one.peakBytes() > 0);
        assertTrue(tree.peakBytes() > 2 * one.peakBytes(), () -> one + " " + tree);
    }

    @Test
    void aCommandThatDoesNotEndIsKilledWithItsChildren() throws IOException, InterruptedException {
        Usage usage = run("sh -c 'echo $$; tail -f /dev/null'; echo after", Duration.ofMillis(100));
        assertTrue(usage.timedOut());
        assertFalse(usage.isGood());
        List<String> log =
                Files.readAllLines(folder.resolve("log")); // the shell may still say that its child was killed
        assertFalse(log.contains("after"), log::toString);
        assertTrue(disappears(Long.parseLong(log.get(0))));
    }

    @Test
    void timesAreReadPastANameWithSpacesAndParentheses() {
        String stat = "42 (a b) c) S 1 42 42 0 -1 4194560 100 200 0 0 11 22 333 444 20 0 1 0 5 6 7";
        assertEquals(OptionalLong.of(330), ProcFs.cpu(stat, 13));
        assertEquals(OptionalLong.of(7770), ProcFs.cpu(stat, 15));
        assertEquals(OptionalLong.empty(), ProcFs.cpu("", 13));
    }

    @Test
    void memoryIsReadInBytes() {
        assertEquals(OptionalLong.of(2048), ProcFs.field("VmHWM:", "Name:\tx\nVmHWM:\t       2 kB\n"));
        assertEquals(OptionalLong.empty(), ProcFs.field("VmHWM:", "Name:\tzombie\n"));
    }

    @Test
    void theMachineIsBusyExceptWhenItIsIdleOrWaits() {
        assertEquals(
                10 * (1 + 2 + 4 + 32 + 64 + 128), ProcFs.machineCpu("cpu  1 2 4 8 16 32 64 128 256 512\ncpu0 9\n"));
    }

    @Test
    void placesInACommandLineAreQuoted() {
        Contestant contestant = new Contestant("x", "run {url} -o {out} {other}");
        assertEquals(
                "run 'http://h/' -o '/a b/it'\\''s' {other}",
                contestant.command(java.util.Map.of("url", "http://h/", "out", "/a b/it's")));
    }

    /** A killed process takes a moment to go. */
    private static boolean disappears(long pid) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (ProcFs.resident(pid).isPresent() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return ProcFs.resident(pid).isEmpty();
    }

    private Usage run(String command, Duration limit) throws IOException, InterruptedException {
        return ChildRun.of(command, folder.resolve("log"), limit);
    }
}
