package crawler.spiders;

import crawler.engine.core.BuiltIn;
import crawler.engine.feed.FeedExport;
import crawler.engine.feed.FeedOptions;
import crawler.engine.part.Plugins;
import crawler.settings.Assignment;
import crawler.settings.Priority;
import crawler.settings.Settings;
import crawler.settings.SettingsFile;
import crawler.spiders.demo.DemoNetwork;
import crawler.spiders.demo.DemoSite;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers of settings of one call: what the command line does by itself, the project file, the options. */
final class LaunchSettings {
    static final String ORIGIN = "command line";

    private final Options options;
    private final Plugins plugins;

    LaunchSettings(Options options, Plugins plugins) {
        this.options = options;
        this.plugins = plugins;
    }

    /** @throws crawler.settings.SettingException when the project file or an option cannot be read */
    Settings read() {
        Settings base = plugins.under(Settings.defaults())
                .with(
                        Priority.DEFAULT,
                        ORIGIN,
                        Map.of(
                                BuiltIn.EXTENSIONS.name(), Map.of(LogCount.class.getName(), 0),
                                FeedExport.FEEDS.name(),
                                        Map.of(
                                                "-",
                                                FeedOptions.parse("-", false).toJson())));
        Optional<Path> file = SettingsFile.find(Path.of(""));
        Settings project = file.isPresent() ? SettingsFile.read(file.get(), base) : base;
        return project.with(Priority.CMDLINE, "-s", Assignment.all("-s", options.settings))
                .with(Priority.CMDLINE, ORIGIN, logging())
                .with(Priority.CMDLINE, ORIGIN, feeds());
    }

    private Map<String, Object> logging() {
        Map<String, Object> logging = new LinkedHashMap<>();
        options.logFile.ifPresent(file -> logging.put(Logging.LOG_FILE.name(), file));
        options.logLevel.ifPresent(level -> logging.put(Logging.LOG_LEVEL.name(), level));
        if (options.noLog) {
            logging.put(Logging.LOG_ENABLED.name(), false);
        }
        return logging;
    }

    private Map<String, Object> feeds() {
        Map<String, String> feeds = new LinkedHashMap<>();
        add(feeds, options.appended, false);
        add(feeds, options.overwritten, true);
        return feeds.isEmpty() ? Map.of() : Map.of(FeedExport.FEEDS.name(), feeds);
    }

    private void add(Map<String, String> feeds, List<String> texts, boolean overwrite) {
        for (String text : texts) {
            if (text.isBlank()) {
                throw new UsageException((overwrite ? "-O" : "-o") + " names no file. Name one, such as items.json.");
            }
            FeedOptions feed = FeedOptions.parse(text, overwrite);
            if (feeds.put(feed.uri(), feed.toJson()) != null) {
                throw new UsageException("Feed " + feed.shownUri() + " is named twice. Name it once.");
            }
        }
    }

    /** These settings with all requests going to the demo site. */
    Settings through(DemoSite site, Settings settings) {
        return settings.with(
                Priority.CMDLINE,
                "--demo",
                Map.of(
                        BuiltIn.DOWNLOADER_MIDDLEWARES.name(),
                        Map.of(DemoNetwork.class.getName(), DemoNetwork.ORDER),
                        DemoNetwork.DEMO_SITE.name(),
                        site.url()));
    }
}
