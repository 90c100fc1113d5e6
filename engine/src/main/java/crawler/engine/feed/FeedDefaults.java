package crawler.engine.feed;

import crawler.engine.feed.format.CsvExporter;
import crawler.engine.feed.format.ExportOptions;
import crawler.engine.feed.format.ItemExporter;
import crawler.engine.feed.format.JsonExporter;
import crawler.engine.feed.format.JsonLinesExporter;
import crawler.engine.feed.format.XmlExporter;
import crawler.engine.feed.storage.FileFeedStorage;
import crawler.engine.feed.storage.FtpFeedStorage;
import crawler.engine.feed.storage.StdoutFeedStorage;
import crawler.engine.part.NamedClass;
import crawler.engine.part.Plugins;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What holds for all feeds that do not say otherwise, and the formats and places that there are. Immutable. */
public final class FeedDefaults {
    public static final Setting<Map<String, String>> FEED_EXPORTERS = Setting.ofMap(
                    "FEED_EXPORTERS",
                    new TreeMap<>(Map.of(
                            "json", JsonExporter.class.getName(),
                            "jsonlines", JsonLinesExporter.class.getName(),
                            "jsonl", JsonLinesExporter.class.getName(),
                            "jl", JsonLinesExporter.class.getName(),
                            "csv", CsvExporter.class.getName(),
                            "xml", XmlExporter.class.getName())))
            .doc("The formats of feeds: the exporter's class, by the format's name.");
    public static final Setting<Map<String, String>> FEED_STORAGES = Setting.ofMap(
                    "FEED_STORAGES",
                    new TreeMap<>(Map.of(
                            "path", FileFeedStorage.class.getName(),
                            "file", FileFeedStorage.class.getName(),
                            "stdout", StdoutFeedStorage.class.getName(),
                            "ftp", FtpFeedStorage.class.getName(),
                            "ftps", FtpFeedStorage.class.getName())))
            .doc("The places of feeds: the storage's class, by the URI's scheme; \"path\" where there is none.");
    public static final Setting<Optional<String>> FEED_EXPORT_ENCODING = Setting.ofOptional(
                    "FEED_EXPORT_ENCODING", "utf-8")
            .doc("The encoding of feeds; None: that of the format, JSON then escapes all but ASCII.");
    public static final Setting<Map<String, String>> FEED_EXPORT_FIELDS =
            Setting.ofNames("FEED_EXPORT_FIELDS").doc("Which fields feeds have, in order, or a map to new names.");
    public static final Setting<Optional<Integer>> FEED_EXPORT_INDENT = Setting.ofOptionalInt("FEED_EXPORT_INDENT", 0)
            .unit("blanks")
            .doc("How far JSON and XML are indented a level; 0: an item a line, None: all in one line.");
    public static final Setting<Integer> FEED_EXPORT_BATCH_ITEM_COUNT = Setting.ofInt("FEED_EXPORT_BATCH_ITEM_COUNT", 0)
            .min(0)
            .unit("items")
            .doc(
                    "After so many items a feed goes on in a new file; its URI then needs %(batch_id)d or %(batch_time)s.");
    public static final Setting<Boolean> FEED_STORE_EMPTY =
            Setting.ofBoolean("FEED_STORE_EMPTY", true).doc("Whether feeds without items are written.");
    public static final Setting<Optional<String>> FEED_URI_PARAMS = Setting.ofOptional("FEED_URI_PARAMS")
            .doc("The class, a UriParameters, that makes what stands for places in the URIs of feeds.");

    public static final Setting<Optional<String>> FEED_URI =
            Setting.ofOptional("FEED_URI").doc("One feed more, as Scrapy had it before FEEDS.");
    public static final Setting<String> FEED_FORMAT =
            Setting.ofString("FEED_FORMAT", "jsonlines").doc("The format of the feed that FEED_URI names.");

    private static final Set<String> OF_PYTHON = Set.of("pickle", "marshal");

    private final Settings settings;

    /** Reads the settings whose names begin with {@code FEED_}. */
    public FeedDefaults(Settings settings) {
        this.settings = settings;
    }

    /** @throws SettingException when there is no such format, or no such place */
    public void check(FeedOptions feed) {
        exporterClass(feed);
        storageClass(feed);
    }

    /** All feeds: that of FEED_URI, and those of FEEDS, which win. */
    List<FeedOptions> feeds(Map<String, String> feeds) {
        Map<String, FeedOptions> all = new LinkedHashMap<>();
        settings.get(FEED_URI)
                .ifPresent(uri -> all.put(uri, FeedOptions.of(uri, Map.of("format", settings.get(FEED_FORMAT)))));
        feeds.forEach((uri, options) -> all.put(uri, FeedOptions.of(uri, options)));
        return List.copyOf(all.values());
    }

    String exporterClass(FeedOptions feed) {
        Map<String, String> exporters = settings.get(FEED_EXPORTERS);
        String found = exporters.get(feed.format());
        if (found == null) {
            String what = feed.format().isEmpty() ? "its name has no ending that tells its format" : "unknown format";
            throw new SettingException("Feed " + feed.shownUri() + ": " + what
                    + (feed.format().isEmpty() ? "" : " \"" + feed.format() + "\"") + " (have: "
                    + String.join(", ", new TreeSet<>(exporters.keySet())) + "). "
                    + (OF_PYTHON.contains(feed.format())
                            ? feed.format() + " is for Python only; jsonlines holds as much."
                            : "Say it as FILE:FORMAT or by the file's ending."));
        }
        return found;
    }

    String storageClass(FeedOptions feed) {
        Map<String, String> storages = settings.get(FEED_STORAGES);
        String found = storages.get(feed.scheme().isEmpty() ? "path" : feed.scheme());
        if (found == null) {
            throw new SettingException("Feed " + feed.shownUri() + ": nothing stores feeds at " + feed.scheme()
                    + ": (have: " + String.join(", ", new TreeSet<>(storages.keySet())) + "). "
                    + Plugins.remedy(feed.scheme(), FEED_STORAGES.name()));
        }
        return found;
    }

    /** A new exporter for one file of the feed. */
    ItemExporter exporter(FeedOptions feed) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        settings.get(FEED_EXPORT_ENCODING).ifPresent(encoding -> arguments.put("encoding", encoding));
        settings.get(FEED_EXPORT_INDENT).ifPresent(indent -> arguments.put("indent", indent));
        if (!settings.get(FEED_EXPORT_FIELDS).isEmpty()) {
            arguments.put("fields_to_export", settings.get(FEED_EXPORT_FIELDS));
        }
        for (String name : new String[] {"encoding", "indent"}) {
            if (feed.has(name)) {
                arguments.put(name, feed.asMap().get(name));
            }
        }
        feed.get("fields").ifPresent(fields -> arguments.put("fields_to_export", fields));
        if (feed.format().equals("xml")) { // what is stored is to be read by others
            arguments.put("well_formed", true);
        }
        arguments.putAll(feed.map("item_export_kwargs"));
        return NamedClass.make(
                "FEED_EXPORTERS",
                exporterClass(feed),
                ItemExporter.class,
                Map.of(ExportOptions.class, options(feed, arguments)));
    }

    private static ExportOptions options(FeedOptions feed, Map<String, Object> arguments) {
        try {
            return ExportOptions.of(arguments);
        } catch (IllegalArgumentException e) {
            throw new SettingException("Feed " + feed.shownUri() + ": " + e.getMessage(), e);
        }
    }

    long batchItems(FeedOptions feed) {
        return feed.number("batch_item_count", settings.get(FEED_EXPORT_BATCH_ITEM_COUNT));
    }

    boolean storesEmpty(FeedOptions feed) {
        return feed.flag("store_empty", settings.get(FEED_STORE_EMPTY));
    }

    Optional<UriParameters> uriParameters(FeedOptions feed) {
        return feed.text("uri_params")
                .or(() -> settings.get(FEED_URI_PARAMS))
                .map(name ->
                        NamedClass.make("FEED_URI_PARAMS", name, UriParameters.class, Map.of(FeedOptions.class, feed)));
    }
}
