package crawler.spiders;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** The command line: {@code java -jar crawler.jar ChoutiSpider}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Does what the arguments say, on this thread.
     *
     * @param out for help and lists; items without a feed go to {@code System.out}
     * @param err for the log and for what is wrong
     * @return Scrapy's exit codes: 0 also when the spider had errors, 1 when a crawl could not be opened, 2 for a mistake on
     *     the command line; 130 when the crawl was ended by a second Control-C
     */
    static int run(String[] args, PrintStream out, PrintStream err) {
        PrintWriter complaints = new PrintWriter(err, true, StandardCharsets.UTF_8);
        return new CommandLine(new CrawlCommand(err))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(complaints)
                .setHelpFactory((spec, colors) -> {
                    // Only in the help: "-a NAME=VALUE" reads better than "-a=NAME=VALUE"; both may be written.
                    spec.parser().separator(" ");
                    return new CommandLine.Help(spec, colors);
                })
                .setParameterExceptionHandler((wrong, given) -> {
                    complaints.println("crawler: " + wrong.getMessage());
                    complaints.println("crawler -h tells what may be said.");
                    return ExitCode.USAGE;
                })
                .execute(args);
    }
}
