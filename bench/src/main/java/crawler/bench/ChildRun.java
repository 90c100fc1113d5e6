package crawler.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One run of a command line under watch. Its CPU time is exact: the kernel adds up what ended children and theirs have
 * used, and only one child runs and ends at a time. Its memory is sampled.
 */
final class ChildRun {
    private static final long SAMPLE_MILLIS = 40;
    /** Looking for new processes reads all of /proc, so it is done in every so many samples only. */
    private static final int SAMPLES_PER_SEARCH = 5;

    private final Process process;
    /** All that were ever seen. A handle knows its process's start, so a reused number is never taken for it. */
    private final Set<ProcessHandle> tree = new HashSet<>();

    private long peak;

    private ChildRun(Process process) {
        this.process = process;
        tree.add(process.toHandle());
    }

    /**
     * Runs a command to its end on the calling thread.
     *
     * @param log takes what the command prints
     * @param limit after so long the whole tree is killed
     */
    static Usage of(String command, Path log, Duration limit) throws IOException, InterruptedException {
        long cpuBefore = ProcFs.endedChildrenCpu();
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        ChildRun run = new ChildRun(builder.start());
        boolean ended = run.watch(start + limit.toNanos());
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        long left = run.killAll();
        Duration cpu = Duration.ofMillis(ProcFs.endedChildrenCpu() - cpuBefore + left);
        return new Usage(wall, cpu, run.peak, run.process.exitValue(), !ended);
    }

    private boolean watch(long deadline) throws InterruptedException {
        for (int sample = 0; !process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS); sample++) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            if (sample % SAMPLES_PER_SEARCH == 0) {
                process.descendants().forEach(tree::add);
            }
            sample();
        }
        return true;
    }

    /** The peak of a tree is at least that of each process, and at least the sum of all at any moment. */
    private void sample() {
        long together = 0;
        tree.removeIf(member -> !member.isAlive());
        for (ProcessHandle member : tree) {
            long pid = member.pid();
            together += ProcFs.resident(pid).orElse(0);
            peak = Math.max(peak, ProcFs.peakResident(pid).orElse(0));
        }
        peak = Math.max(peak, together);
    }

    /** Ends what is left of the tree; its CPU milliseconds, as far as nobody collects them. */
    private long killAll() throws InterruptedException {
        process.descendants().forEach(tree::add);
        tree.remove(process.toHandle());
        process.destroyForcibly().waitFor(); // the root first, lest it goes on when its child has ended
        long left = 0;
        for (ProcessHandle member : tree) {
            left += member.isAlive() ? ProcFs.cpu(member.pid()).orElse(0) : 0;
            member.destroyForcibly();
        }
        return left;
    }
}
