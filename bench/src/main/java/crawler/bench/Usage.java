package crawler.bench;

import java.time.Duration;

/** What one run of a command took: time on the wall, CPU time and peak memory of its process tree, and how it ended. */
record Usage(Duration wall, Duration cpu, long peakBytes, int exitCode, boolean timedOut) {
    boolean isGood() {
        return exitCode == 0 && !timedOut;
    }

    /** How it ended, in words; for runs that are not good. */
    String ending() {
        return timedOut ? "killed after " + wall.toSeconds() + " s" : "exit code " + exitCode;
    }
}
