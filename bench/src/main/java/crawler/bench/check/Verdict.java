package crawler.bench.check;

import java.util.List;

/** What an output turned out to be: how many pages, and what is wrong with it. */
public record Verdict(long pages, List<String> faults) {
    public Verdict {
        faults = List.copyOf(faults);
    }

    /** Whether nothing is wrong. */
    public boolean isComplete() {
        return faults.isEmpty();
    }
}
