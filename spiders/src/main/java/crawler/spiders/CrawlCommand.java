package crawler.spiders;

import crawler.settings.SettingException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the command line can be told to do: crawl, or list the spiders. */
@Command(
        name = "crawler",
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisHeading = "Usage: ",
        customSynopsis = {"crawler [OPTION]... SPIDER...", "       crawler list"},
        footer = {
            "",
            "Examples:",
            "  crawler ChoutiSpider --demo            needs no network",
            "  crawler quotes -a tag=humor -O quotes.json",
            "  crawler books -s DOWNLOAD_DELAY=1 | jq .title"
        })
final class CrawlCommand implements Callable<Integer> {
    private final PrintStream err;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Options options;

    CrawlCommand(PrintStream err) {
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        try {
            return new Launch(options, finder(), err).run();
        } catch (UsageException | SettingException e) {
            return complain(e, ExitCode.USAGE);
        } catch (SpiderFinder.SpiderFailed e) {
            return complain(e, ExitCode.SOFTWARE);
        }
    }

    @Command(name = "list", description = "Prints the names of all spiders that can be found, one a line.")
    int list() {
        try {
            finder().all().keySet().forEach(spec.commandLine().getOut()::println);
            return ExitCode.OK;
        } catch (UsageException e) {
            return complain(e, ExitCode.USAGE);
        }
    }

    private int complain(RuntimeException wrong, int exitCode) {
        spec.commandLine().getErr().println("crawler: " + wrong.getMessage());
        return exitCode;
    }

    private static SpiderFinder finder() {
        return new SpiderFinder(new SpiderClasses(
                Thread.currentThread().getContextClassLoader(), System.getProperty("java.class.path", "")));
    }
}
