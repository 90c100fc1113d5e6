package crawler.bench;

import java.util.List;
import java.util.Map;

/** The tables that are printed at the end. */
final class Report {
    private final Map<String, List<Run>> runs;

    /** @param runs of each crawler, in the order of the rounds; a crawler without runs is left out */
    Report(Map<String, List<Run>> runs) {
        this.runs = runs;
    }

    String print() {
        return measured() + "\n" + ratios();
    }

    String measured() {
        Table table = new Table(
                "crawler",
                "runs",
                "wall s",
                "pages/s (min-max)",
                "CPU us/page",
                "peak MB",
                "server us/page",
                "others",
                "complete");
        runs.forEach((name, of) -> {
            if (!of.isEmpty()) {
                table.row(cells(name, of));
            }
        });
        return table.print();
    }

    private static String[] cells(String name, List<Run> runs) {
        return new String[] {
            name,
            Integer.toString(runs.size()),
            Spread.of(runs, Run::seconds).printMedian(2),
            Spread.of(runs, Run::pagesPerSecond).print(0),
            Spread.of(runs, Run::cpuMicrosPerPage).printMedian(0),
            Spread.of(runs, Run::peakMegabytes).printMedian(0),
            Spread.of(runs, Run::serverMicrosPerPage).printMedian(0),
            Spread.of(runs, run -> 100 * run.others()).printMedian(0) + "%",
            runs.stream().allMatch(Run::isGood) ? "yes" : "NO"
        };
    }

    /** Ours through each other one; without ours, each other one through the first. */
    String ratios() {
        Table table = new Table("ratio (median of pairs, min-max)", "pages/s", "CPU per page", "peak memory");
        List<String> names = List.copyOf(runs.keySet());
        for (String name : names) {
            if (runs.containsKey(Commands.OURS) && !name.equals(Commands.OURS)) {
                ratio(Commands.OURS, name, table);
            } else if (!runs.containsKey(Commands.OURS) && !name.equals(names.get(0))) {
                ratio(name, names.get(0), table);
            }
        }
        return table.print();
    }

    private void ratio(String name, String other, Table table) {
        List<Run> one = runs.get(name);
        List<Run> two = runs.get(other);
        if (one.isEmpty() || two.isEmpty()) {
            return;
        }
        table.row(
                name + " / " + other,
                Spread.ofRatios(one, two, Run::pagesPerSecond).print(2),
                Spread.ofRatios(one, two, Run::cpuMicrosPerPage).print(2),
                Spread.ofRatios(one, two, Run::peakMegabytes).print(2));
    }
}
