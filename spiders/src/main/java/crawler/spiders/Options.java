package crawler.spiders;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What may be said on the command line, in Scrapy's words where Scrapy has them. */
final class Options {
    @Parameters(
            arity = "0..*",
            paramLabel = "SPIDER",
            description = "A spider's name, its class name, or that with its package; several run side by side.")
    List<String> spiders = List.of();

    @Option(
            names = "-a",
            paramLabel = "NAME=VALUE",
            description = "An argument for the spider; start_urls for any spider.")
    List<String> arguments = List.of();

    @Option(names = "-s", paramLabel = "NAME=VALUE", description = "A setting; wins over crawler.toml and the spider.")
    List<String> settings = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE[:FORMAT]",
            description = "Appends the items to a file; - is the standard output, and where they go without -o and -O.")
    List<String> appended = List.of();

    @Option(
            names = {"-O", "--overwrite-output"},
            paramLabel = "FILE[:FORMAT]",
            description =
                    "Writes the items to a file and overwrites what is in it. %%(name)s stands for the spider's name.")
    List<String> overwritten = List.of();

    @Option(names = "--stats", paramLabel = "FILE", description = "Writes the stats to a file, as JSON.")
    Optional<Path> stats = Optional.empty();

    @Option(names = "--logfile", paramLabel = "FILE", description = "Appends the log to a file.")
    Optional<String> logFile = Optional.empty();

    @Option(
            names = {"-L", "--loglevel"},
            paramLabel = "LEVEL",
            description = "DEBUG, INFO (as it is without), WARNING, ERROR or CRITICAL.")
    Optional<String> logLevel = Optional.empty();

    @Option(names = "--nolog", description = "Logs nothing.")
    boolean noLog;

    @Option(names = "--demo", description = "Crawls the small sites in the jar instead of the network.")
    boolean demo;

    @Option(names = "--version", versionHelp = true, description = "Prints the version.")
    boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this.")
    boolean help;
}
