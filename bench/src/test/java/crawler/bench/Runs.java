package crawler.bench;

import crawler.bench.check.Verdict;
import java.time.Duration;
import java.util.List;

/** Made-up measurements. */
final class Runs {
    private Runs() {}

    /** 100 pages in so many seconds, half of them on the CPU, 10 MiB for each. */
    static Run taking(long seconds) {
        Duration wall = Duration.ofSeconds(seconds);
        Usage usage = new Usage(wall, wall.dividedBy(2), seconds * 10 << 20, 0, false);
        return new Run(usage, Duration.ofMillis(1), 0.25, new Verdict(100, List.of()));
    }

    static Run incomplete() {
        Usage usage = new Usage(Duration.ofSeconds(1), Duration.ZERO, 1, 0, false);
        return new Run(usage, Duration.ZERO, 0, new Verdict(99, List.of("1 pages missing")));
    }
}
