package crawler.bench.site;

import java.util.List;
import picocli.CommandLine.Option;

/** The parameters of a made-up site as options of a command line. */
public final class SiteOptions {
    @Option(names = "--pages", description = "Pages of the site (default: ${DEFAULT-VALUE}).")
    private int pages = 10_000;

    @Option(names = "--links", description = "Links on each page (default: ${DEFAULT-VALUE}).")
    private int links = 20;

    @Option(names = "--bytes", description = "Size of each page in bytes (default: ${DEFAULT-VALUE}).")
    private int bytes = 8192;

    @Option(names = "--seed", description = "Another seed, another site (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    public Site toSite() {
        return new Site(pages, links, bytes, seed);
    }

    /** The same site as arguments for {@link Serve}. */
    public static List<String> toArguments(Site site) {
        return List.of(
                "--pages=" + site.pages(),
                "--links=" + site.links(),
                "--bytes=" + site.bytes(),
                "--seed=" + site.seed());
    }
}
