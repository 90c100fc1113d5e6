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
        return complaining(new Launch(options, err)::run);
    }

    @Command(name = "list", description = "Prints the names of all spiders that can be found, one a line.")
    int list() throws IOException {
        return complaining(() -> {
            new Launch(options, err).list().forEach(spec.commandLine().getOut()::println);
            return ExitCode.OK;
        });
    }

    private interface Task {
        int run() throws IOException;
    }

    private int complaining(Task task) throws IOException {
        try {
            return task.run();
        } catch (UsageException | SettingException e) {
            return complain(e, ExitCode.USAGE);
        } catch (ClassPathSpiderLoader.SpiderFailed e) {
            return complain(e, ExitCode.SOFTWARE);
        }
    }

    private int complain(RuntimeException wrong, int exitCode) {
        spec.commandLine().getErr().println("crawler: " + wrong.getMessage());
        return exitCode;
    }
}
