package crawler.bench.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Expects of a folder what the first output without faults had: nobody else knows which pages of real files can be
 * reached. Pages more than that are no fault (crawlers differ in what they call a page), a page twice is.
 */
public final class FolderPages implements Expectation {
    /** HTML parsers differ in broken pages, and so may their sums of links: by one in a hundred. */
    private static final long LINKS_TOLERANCE = 100;

    private Map<String, Long> known = Map.of();

    @Override
    public Verdict check(Path output, String base) throws IOException {
        Map<String, Long> pages = new HashMap<>();
        List<String> doubled = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Optional<String> unreadable = Line.readAll(output, base, line -> {
            if (pages.put(line.path(), line.links().orElse(0)) != null) {
                doubled.add(line.path());
            }
        });
        unreadable.ifPresent(faults::add);
        fault(faults, doubled, "pages reported again");
        if (known.isEmpty() && faults.isEmpty()) {
            known = Map.copyOf(pages);
        }
        fault(
                faults,
                known.keySet().stream().filter(path -> !pages.containsKey(path)).toList(),
                "pages missing");
        compareLinks(pages, faults);
        return new Verdict(pages.size(), faults);
    }

    private void compareLinks(Map<String, Long> pages, List<String> faults) {
        long expected = known.values().stream().mapToLong(Long::longValue).sum();
        long found = known.keySet().stream()
                .mapToLong(path -> pages.getOrDefault(path, 0L))
                .sum();
        if (Math.abs(found - expected) > expected / LINKS_TOLERANCE) {
            faults.add("sum of links is " + found + ", not " + expected);
        }
    }

    private static void fault(List<String> faults, List<String> paths, String what) {
        if (!paths.isEmpty()) {
            faults.add(paths.size() + " " + what + ", the first is " + paths.get(0));
        }
    }
}
