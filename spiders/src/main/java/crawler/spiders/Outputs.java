package crawler.spiders;

import crawler.engine.Spider;
import crawler.engine.feed.FeedDefaults;
import crawler.engine.feed.FeedExport;
import crawler.engine.feed.FeedOptions;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that a call writes to, looked at before the crawl, so that a mistake shows now and not after hours. */
final class Outputs {
    private final List<Spider> spiders;

    Outputs(List<Spider> spiders) {
        this.spiders = spiders;
    }

    /**
     * Checks that all can be written. A file that several spiders share is emptied here if it is to be overwritten, and
     * appended to by each of them.
     *
     * @throws UsageException when one cannot be written, or cannot be shared
     */
    Settings prepare(Settings settings, Optional<Path> stats) {
        stats.ifPresent(file -> check("--stats", file));
        Map<String, String> feeds = new LinkedHashMap<>();
        FeedDefaults formats = new FeedDefaults(settings);
        settings.get(FeedExport.FEEDS).forEach((uri, json) -> {
            FeedOptions feed = FeedOptions.of(uri, json);
            refuseFolder(feed);
            formats.check(feed);
            feeds.put(uri, prepare(feed).toJson());
        });
        return spiders.size() == 1
                ? settings
                : settings.with(Priority.CMDLINE, LaunchSettings.ORIGIN, Map.of(FeedExport.FEEDS.name(), feeds));
    }

    /** Checks that the log can be written. @throws UsageException when it cannot */
    static void checkLog(Settings settings) {
        settings.get(Logging.LOG_FILE).ifPresent(file -> check(Logging.LOG_FILE.name(), path(file)));
    }

    private static void refuseFolder(FeedOptions feed) {
        if (feed.scheme().isEmpty() && (feed.uri().endsWith("/") || Files.isDirectory(path(feed.uri())))) {
            throw new UsageException("Feed " + feed.uri() + ": it is a folder. Name a file in it.");
        }
    }

    private FeedOptions prepare(FeedOptions feed) {
        if (!feed.scheme().isEmpty()) { // only paths can be looked at before the crawl
            return feed;
        }
        spiders.forEach(spider -> check("Feed", path(feed.of(spider).uri())));
        return spiders.size() == 1 || feed.isPerSpider() ? feed : shared(feed);
    }

    private static FeedOptions shared(FeedOptions feed) {
        boolean lines = feed.format().startsWith("jsonl") || feed.format().equals("jl");
        if (!lines || feed.isPostprocessed()) {
            throw new UsageException("Feed " + feed.shownUri() + ": several spiders cannot share a file of this format"
                    + (lines ? " that is compressed" : "") + ". Give each its own file with %(name)s in the path, or"
                    + " use JSON Lines (.jsonl).");
        }
        if (feed.overwrite(false)) {
            open(feed.uri(), path(feed.uri()), StandardOpenOption.TRUNCATE_EXISTING);
        }
        return feed.appending();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("\"" + text + "\" is no path: " + e.getReason());
        }
    }

    private static void check(String what, Path file) {
        boolean there = Files.exists(file);
        if (there && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            return; // to open a pipe or a device has effects
        }
        open(what + " " + file, file, StandardOpenOption.APPEND);
        try {
            if (!there) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw unwritable(what + " " + file, e);
        }
    }

    private static void open(String what, Path file, StandardOpenOption option) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, option)
                    .close();
        } catch (IOException e) {
            throw unwritable(what, e);
        }
    }

    private static UsageException unwritable(String what, IOException cause) {
        return new UsageException(what + " cannot be written: " + cause + ". Name another file.");
    }
}
