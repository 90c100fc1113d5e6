package crawler.spiders;

import crawler.engine.Arguments;
import crawler.engine.Spider;
import crawler.engine.core.BuiltIn;
import crawler.engine.core.CrawlResult;
import crawler.engine.core.CrawlerProcess;
import crawler.reactor.defer.Deferred;
import crawler.settings.Assignment;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import crawler.spiders.demo.DemoNetwork;
import crawler.spiders.demo.DemoSite;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/** One call of the command line: from options to crawls, and from what they came to, to an exit code. */
final class Launch {
    private static final Class<?>[] OWN_SETTINGS = {Logging.class, DemoNetwork.class};
    private static final int INTERRUPTED = 130;

    private final Options options;
    private final SpiderFinder finder;
    private final PrintStream err;

    Launch(Options options, SpiderFinder finder, PrintStream err) {
        this.options = options;
        this.finder = finder;
        this.err = err;
    }

    /** @throws UsageException or SettingException before anything is crawled */
    int run() throws IOException {
        List<Spider> spiders = spiders();
        LaunchSettings layers = new LaunchSettings(options);
        Settings settings = layers.read();
        List<String> bad = BuiltIn.CATALOG.and(OWN_SETTINGS).badValues(settings);
        if (!bad.isEmpty()) {
            throw new SettingException(String.join("\n", bad));
        }
        settings = new Outputs(spiders).prepare(settings, options.stats);
        Logging.configure(settings, err);
        log().info(
                        "Crawler {} started (Java {}, {})",
                        Version.number(),
                        Runtime.version(),
                        System.getProperty("os.name"));
        try {
            return options.demo ? onDemoSite(layers, settings, spiders) : crawl(settings, spiders);
        } finally {
            Logging.close();
        }
    }

    private List<Spider> spiders() {
        if (options.spiders.isEmpty()) {
            throw new UsageException(
                    "Name a spider, such as ChoutiSpider. crawler list shows them; crawler -h all options.");
        }
        Map<String, String> given = Assignment.all("-a", options.arguments);
        if (given.getOrDefault("start_urls", "some").isBlank()) {
            throw new UsageException("-a start_urls= is empty: name at least one URL, or leave it out.");
        }
        Arguments arguments = Arguments.of(given);
        List<Spider> spiders = options.spiders.stream().map(finder::find).toList();
        spiders.forEach(spider -> spider.argue(arguments));
        return spiders;
    }

    private int onDemoSite(LaunchSettings layers, Settings settings, List<Spider> spiders) throws IOException {
        try (DemoSite site = DemoSite.start()) {
            log().info("Demo site at {}, in the place of {}", site.url(), String.join(", ", DemoSite.HOSTS));
            return crawl(layers.through(site, settings), spiders);
        }
    }

    private int crawl(Settings settings, List<Spider> spiders) throws IOException {
        CrawlerProcess process = new CrawlerProcess(settings).withSettingsOf(OWN_SETTINGS);
        Map<Spider, Deferred<Optional<CrawlResult>>> results = new LinkedHashMap<>();
        for (Spider spider : spiders) {
            results.put(
                    spider,
                    process.crawl(spider).addCallbacks(Optional::of, failure -> failed(spider, failure.value())));
        }
        process.start();
        return conclude(results);
    }

    private static Optional<CrawlResult> failed(Spider spider, Throwable cause) {
        if (cause instanceof IOException || cause instanceof SettingException) { // the message says it all
            log().error("Spider \"{}\" could not be opened: {}", spider.name(), cause.getMessage());
        } else {
            log().error("Spider \"{}\" could not be opened", spider.name(), cause);
        }
        return Optional.empty();
    }

    private int conclude(Map<Spider, Deferred<Optional<CrawlResult>>> results) throws IOException {
        if (!results.values().stream().allMatch(Deferred::called)) {
            return INTERRUPTED;
        }
        Map<Spider, CrawlResult> finished = new LinkedHashMap<>();
        results.forEach(
                (spider, result) -> result.peek().orElseThrow().get().ifPresent(value -> finished.put(spider, value)));
        if (options.stats.isPresent()) {
            StatsFile.write(options.stats.get(), finished);
        }
        return finished.size() == results.size() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static Logger log() {
        return LoggerFactory.getLogger(Launch.class);
    }
}
