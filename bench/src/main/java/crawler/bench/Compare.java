package crawler.bench;

import crawler.bench.check.FolderPages;
import crawler.bench.check.SitePages;
import crawler.bench.site.Site;
import crawler.bench.site.SiteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The comparison of whole crawls as a program. Exits with 0 when every output was complete, with 1 when one was not or
 * the required ratio was missed.
 */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Crawls a local site with several crawlers in turn and prints their ratios.")
public final class Compare {
    private Compare() {}

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Compare());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            boolean usage = failure instanceof IllegalArgumentException;
            if (!usage && !(failure instanceof IOException)) {
                throw failure;
            }
            command.getErr().println("bench: " + failure.getMessage());
            return usage ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(line.execute(args));
    }

    @Command(description = "A whole crawl of a made-up site: parse every page, follow every link.")
    int crawl(
            @Mixin SiteOptions options,
            @Option(names = "--in-flight", defaultValue = "16", description = "Requests in flight, of ours.")
                    int inFlight,
            @Mixin RunOptions run)
            throws IOException, InterruptedException {
        Site site = options.toSite();
        List<String> server = run.server(SiteOptions.toArguments(site));
        return race(new Scenario(server, "", values(site), SitePages.crawled(site), crawlers(run, inFlight)), run);
    }

    @Command(description = "A whole crawl of a folder of files, such as a documentation site.")
    int folder(
            @Parameters(description = "The folder to serve.") Path folder,
            @Option(names = "--start", defaultValue = "", description = "Where to start, such as index.html.")
                    String start,
            @Option(names = "--in-flight", defaultValue = "16", description = "Requests in flight, of ours.")
                    int inFlight,
            @Mixin RunOptions run)
            throws IOException, InterruptedException {
        List<String> server = run.server(List.of("--folder=" + folder.toAbsolutePath()));
        return race(new Scenario(server, start, Map.of(), new FolderPages(), crawlers(run, inFlight)), run);
    }

    @Command(description = "Fetching only, many requests in flight, from a server that takes its time.")
    int latency(
            @Mixin SiteOptions options,
            @Option(names = "--in-flight", defaultValue = "1000", description = "Requests in flight.") int inFlight,
            @Option(names = "--millis", defaultValue = "100", description = "The server's delay.") int millis,
            @Mixin RunOptions run)
            throws IOException, InterruptedException {
        Site site = options.toSite();
        List<String> server = run.server(SiteOptions.toArguments(site));
        server.add("--latency=" + millis);
        List<Contestant> contestants = run.contestants(
                Commands.bareFetch(run.bareJvm(), inFlight), Commands.ourFetch(run.oursJvm(), run.jar(), inFlight));
        return race(new Scenario(server, "", values(site), SitePages.fetched(site), contestants), run);
    }

    @Command(description = "Echo servers: a bare selector loop, Netty, and our reactor.")
    int echo(
            @Option(names = "--connections", split = ",", defaultValue = "100,1000", description = "How many at once.")
                    List<Integer> connections,
            @Option(names = "--bytes", split = ",", defaultValue = "64,16384", description = "Bytes of a message.")
                    List<Integer> bytes,
            @Option(names = "--rounds", defaultValue = "3", description = "Runs of each server.") int rounds,
            @Option(names = "--seconds", defaultValue = "3", description = "Seconds of a run, after 2 of warming up.")
                    int seconds,
            @Option(names = "--jar", defaultValue = "crawler.jar", description = "Our reactor.") Path jar)
            throws IOException {
        EchoRace race = new EchoRace(jar, Duration.ofSeconds(2), Duration.ofSeconds(seconds), System.err);
        EchoReport report = new EchoReport();
        for (int count : connections) {
            for (int size : bytes) {
                EchoRace.Setting setting = new EchoRace.Setting(count, size);
                report.add(setting, race.run(setting, rounds));
            }
        }
        System.out.print(report.print());
        return 0;
    }

    private static Map<String, String> values(Site site) {
        return Map.of("pages", Integer.toString(site.pages()));
    }

    private static List<Contestant> crawlers(RunOptions run, int inFlight) throws IOException, InterruptedException {
        return run.contestants(
                Commands.bareCrawl(run.bareJvm()), Commands.ourCrawl(run.oursJvm(), run.jar(), inFlight));
    }

    private static int race(Scenario scenario, RunOptions options) throws IOException, InterruptedException {
        Path folder = options.folder();
        Race race = new Race(scenario, folder, options.limit(), System.err);
        Map<String, List<Run>> runs = race.run(options.rounds());
        System.out.print(new Report(runs).print());
        if (!runs.values().stream().flatMap(List::stream).allMatch(Run::isGood)) {
            return 1;
        }
        options.clean(folder);
        return isFastEnough(runs, options) ? 0 : 1;
    }

    private static boolean isFastEnough(Map<String, List<Run>> runs, RunOptions options) {
        if (options.require().isEmpty()) {
            return true;
        }
        double ratio = Spread.ofRatios(runs.get(Commands.OURS), runs.get(Commands.BARE), Run::pagesPerSecond)
                .median();
        System.out.printf(
                "ours / bare is %.2f, required is %.2f%n",
                ratio, options.require().get());
        return ratio >= options.require().get();
    }
}
