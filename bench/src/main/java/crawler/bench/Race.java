package crawler.bench;

import crawler.bench.check.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the crawlers of a scenario in turn, A B A B ..., so that a change of the machine meets all of them alike. */
final class Race {
    private final Scenario scenario;
    private final Path folder;
    private final Duration limit;
    private final PrintStream progress;

    /**
     * @param folder takes outputs and logs
     * @param limit of each run
     */
    Race(Scenario scenario, Path folder, Duration limit, PrintStream progress) {
        this.scenario = scenario;
        this.folder = folder;
        this.limit = limit;
        this.progress = progress;
    }

    /**
     * The runs of each crawler in the order of the rounds. Before them the first crawler runs once to warm the server up.
     *
     * @throws IOException also when that run fails
     */
    Map<String, List<Run>> run(int rounds) throws IOException, InterruptedException {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        scenario.contestants().forEach(contestant -> runs.put(contestant.name(), new ArrayList<>()));
        try (Server server = Server.start(scenario.serverArguments())) {
            warmUp(scenario.contestants().get(0), server);
            for (int round = 1; round <= rounds; round++) {
                for (Contestant contestant : scenario.contestants()) {
                    runs.get(contestant.name()).add(turn(contestant, "round-" + round, server));
                }
            }
        }
        return runs;
    }

    private void warmUp(Contestant first, Server server) throws IOException, InterruptedException {
        if (!turn(first, "warm-up", server).isGood()) {
            throw new IOException("the warm-up run of " + first.name() + " failed, so nothing is compared");
        }
    }

    private Run turn(Contestant contestant, String round, Server server) throws IOException, InterruptedException {
        String name = contestant.name() + "-" + round;
        Path output = folder.resolve(name + ".jsonl");
        Path log = folder.resolve(name + ".log");
        Files.deleteIfExists(output); // some crawlers append
        Run run = measure(contestant, output, log, server);
        progress.printf(
                "%-24s %7.2f s %8.0f pages/s %6.0f us/page%n",
                name, run.seconds(), run.pagesPerSecond(), run.cpuMicrosPerPage());
        if (!run.isGood()) {
            complain(run, log);
        }
        return run;
    }

    private Run measure(Contestant contestant, Path output, Path log, Server server)
            throws IOException, InterruptedException {
        Map<String, String> values = new HashMap<>(scenario.values());
        values.put("url", server.base() + scenario.startPath());
        values.put("out", output.toString());
        long serverBefore = server.cpu();
        long selfBefore = ownCpu();
        long machineBefore = ProcFs.machineCpu();
        Usage usage = ChildRun.of(contestant.command(values), log, limit);
        long machine = ProcFs.machineCpu() - machineBefore;
        long serverCpu = server.cpu() - serverBefore;
        long others =
                machine - serverCpu - (ownCpu() - selfBefore) - usage.cpu().toMillis();
        Verdict verdict = scenario.expectation().check(output, server.base());
        return new Run(usage, Duration.ofMillis(serverCpu), share(others, usage.wall()), verdict);
    }

    private static double share(long cpuMillis, Duration wall) {
        int processors = Runtime.getRuntime().availableProcessors();
        return Math.max(0, cpuMillis) / (double) Math.max(1, wall.toMillis() * processors);
    }

    private static long ownCpu() {
        return ProcFs.cpu(ProcessHandle.current().pid()).orElseThrow();
    }

    private void complain(Run run, Path log) {
        if (!run.usage().isGood()) {
            progress.println("  " + run.usage().ending());
        }
        run.verdict().faults().forEach(fault -> progress.println("  " + fault));
        progress.println("  what it printed: " + log);
    }
}
