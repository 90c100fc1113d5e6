package crawler.bench;

import java.util.List;

/** What an output turned out to be: how many pages, and what is wrong with it. */
record Verdict(long pages, List<String> faults) {
    Verdict {
        faults = List.copyOf(faults);
    }

    boolean isComplete() {
        return faults.isEmpty();
    }
}
