package crawler.bench;

import crawler.bench.check.Verdict;
import java.time.Duration;

/**
 * One crawler's turn, measured and checked.
 *
 * @param serverCpu what the server used meanwhile
 * @param others share of the machine, 0 to 1, that neither the crawler nor the server nor this program used
 */
record Run(Usage usage, Duration serverCpu, double others, Verdict verdict) {
    boolean isGood() {
        return usage.isGood() && verdict.isComplete();
    }

    double pagesPerSecond() {
        return verdict.pages() * 1e9 / usage.wall().toNanos();
    }

    double cpuMicrosPerPage() {
        return perPage(usage.cpu());
    }

    double serverMicrosPerPage() {
        return perPage(serverCpu);
    }

    double peakMegabytes() {
        return usage.peakBytes() / (double) (1 << 20);
    }

    double seconds() {
        return usage.wall().toNanos() / 1e9;
    }

    private double perPage(Duration cpu) {
        return cpu.toNanos() / 1e3 / Math.max(1, verdict.pages());
    }
}
