package crawler.spiders;

import crawler.engine.Arguments;
import crawler.engine.Spider;
import crawler.engine.core.BuiltIn;
import crawler.engine.core.CrawlResult;
import crawler.engine.core.CrawlerProcess;
import crawler.engine.part.Plugins;
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
    private static final Class<?>[] OWN_SETTINGS = {
        Logging.class, DemoNetwork.class, SpiderLoaders.class, ClassPathSpiderLoader.class
    };
    private static final int INTERRUPTED = 130;

    private final Options options;
    private final PrintStream err;
    private final Plugins plugins = Plugins.find();

    Launch(Options options, PrintStream err) {
        this.options = options;
        this.err = err;
    }

    /** @throws UsageException or SettingException before anything is crawled */
    int run() throws IOException {
        LaunchSettings layers = new LaunchSettings(options, plugins);
        Settings settings = checked(layers.read());
        Outputs.checkLog(settings);
        Logging.configure(settings, err);
        try {
            List<Spider> spiders = spiders(settings);
            settings = new Outputs(spiders).prepare(settings, options.stats);
            log().info(
                            "Crawler {} started (Java {}, {})",
                            Version.number(),
                            Runtime.version(),
                            System.getProperty("os.name"));
            return options.demo ? onDemoSite(layers, settings, spiders) : crawl(settings, spiders);
        } finally {
            Logging.close();
        }
    }

    private Settings checked(Settings settings) {
        List<String> bad = plugins.and(BuiltIn.CATALOG).and(OWN_SETTINGS).badValues(settings);
        if (!bad.isEmpty()) {
            throw new SettingException(String.join("\n", bad));
        }
        return settings;
    }

    /** The names of all spiders. */
    List<String> list() throws IOException {
        Settings settings = checked(new LaunchSettings(options, plugins).read());
        Logging.configure(settings, err);
        try {
            return SpiderLoaders.of(settings).list();
        } finally {
            Logging.close();
        }
    }

    private List<Spider> spiders(Settings settings) {
        if (options.spiders.isEmpty()) {
            throw new UsageException(
                    "Name a spider, such as ChoutiSpider. crawler list shows them; crawler -h all options.");
        }
        Map<String, String> given = Assignment.all("-a", options.arguments);
        if (given.getOrDefault("start_urls", "some").isBlank()) {
            throw new UsageException("-a start_urls= is empty: name at least one URL, or leave it out.");
        }
        Arguments arguments = Arguments.of(given);
        SpiderLoader loader = SpiderLoaders.of(settings);
        List<Spider> spiders =
                options.spiders.stream().map(typed -> load(loader, typed)).toList();
        spiders.forEach(spider -> spider.argue(arguments));
        return spiders;
    }

    private static Spider load(SpiderLoader loader, String typed) {
        try {
            return loader.load(typed);
        } catch (UsageException e) {
            throw e;
        } catch (IllegalArgumentException e) { // a loader of somebody's own
            throw new UsageException(e.getMessage());
        }
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
