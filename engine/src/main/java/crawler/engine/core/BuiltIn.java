package crawler.engine.core;

import crawler.engine.MemoryStats;
import crawler.engine.download.BodySizes;
import crawler.engine.download.Decompression;
import crawler.engine.download.Downloader;
import crawler.engine.download.cache.HttpCache;
import crawler.engine.download.handler.DataHandler;
import crawler.engine.download.handler.FileHandler;
import crawler.engine.download.handler.FtpHandler;
import crawler.engine.download.http.HttpHandler;
import crawler.engine.download.middleware.Cookies;
import crawler.engine.download.middleware.DefaultHeaders;
import crawler.engine.download.middleware.DownloadTimeout;
import crawler.engine.download.middleware.DownloaderStats;
import crawler.engine.download.middleware.HttpAuth;
import crawler.engine.download.middleware.HttpCompression;
import crawler.engine.download.middleware.MetaRefresh;
import crawler.engine.download.middleware.Offsite;
import crawler.engine.download.middleware.Patience;
import crawler.engine.download.middleware.Redirect;
import crawler.engine.download.middleware.Retry;
import crawler.engine.download.middleware.RobotsTxt;
import crawler.engine.download.middleware.UserAgent;
import crawler.engine.download.net.AddressGuard;
import crawler.engine.download.net.Names;
import crawler.engine.download.net.Tls;
import crawler.engine.download.net.Ways;
import crawler.engine.download.proxy.HttpProxy;
import crawler.engine.extension.CloseSpiders;
import crawler.engine.extension.CoreStats;
import crawler.engine.extension.FieldCoverage;
import crawler.engine.extension.LogStats;
import crawler.engine.extension.MemoryDebugger;
import crawler.engine.extension.MemoryUsage;
import crawler.engine.extension.PeriodicLog;
import crawler.engine.extension.SpiderState;
import crawler.engine.feed.FeedDefaults;
import crawler.engine.feed.FeedExport;
import crawler.engine.feed.storage.CollectedFile;
import crawler.engine.ftp.FtpSession;
import crawler.engine.job.JobDirectory;
import crawler.engine.loader.LoaderRules;
import crawler.engine.media.FileStores;
import crawler.engine.media.FilesPipeline;
import crawler.engine.media.ImagesPipeline;
import crawler.engine.media.MediaPipeline;
import crawler.engine.pipeline.DuplicatesPipeline;
import crawler.engine.pipeline.ValidationPipeline;
import crawler.engine.referrer.Referrers;
import crawler.engine.schedule.CanonicalFingerprinter;
import crawler.engine.schedule.FingerprintDupeFilter;
import crawler.engine.schedule.MemoryScheduler;
import crawler.engine.scrape.Scraper;
import crawler.engine.scrape.Workers;
import crawler.engine.scrape.middleware.Depth;
import crawler.engine.scrape.middleware.HttpErrors;
import crawler.engine.scrape.middleware.MetaCopy;
import crawler.engine.scrape.middleware.Referer;
import crawler.engine.scrape.middleware.RobotsMeta;
import crawler.engine.scrape.middleware.StartSpider;
import crawler.engine.scrape.middleware.UrlLength;
import crawler.engine.session.BlockPages;
import crawler.engine.session.Rotation;
import crawler.engine.session.SessionPool;
import crawler.engine.session.Sessions;
import crawler.engine.slot.AutoThrottle;
import crawler.engine.slot.BackOff;
import crawler.engine.slot.Slots;
import crawler.settings.Catalog;
import crawler.settings.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The components that come with the engine, with their order numbers, and the catalog of all settings. */
public final class BuiltIn {
    public static final Setting<Map<String, Optional<Integer>>> DOWNLOADER_MIDDLEWARES = Setting.ofComponents(
                    "DOWNLOADER_MIDDLEWARES",
                    orders(
                            Offsite.class, 50, // a request that may not go there costs nothing
                            RobotsTxt.class, 100, // nor one that robots.txt forbids
                            HttpAuth.class, 300,
                            DownloadTimeout.class, 350,
                            DefaultHeaders.class, 400,
                            UserAgent.class, 500,
                            Retry.class, 550, // outside redirects: the hop that failed is tried again
                            Patience.class, 555, // before it is a failure for those further out
                            Sessions.class, 570, // a ban leads to another session, not to waiting
                            MetaRefresh.class, 580, // outside decompression: it reads the page
                            HttpCompression.class, 590,
                            Redirect.class, 600,
                            Cookies.class, 700, // inside redirects and retries: each hop has its own
                            HttpProxy.class, 750, // inside redirects, so that each hop has its own proxy
                            DownloaderStats.class, 850,
                            HttpCache.class, 900)) // innermost: what is in the cache costs no more
            .doc("What stands around downloads, by class and order; lower is further out.");
    public static final Setting<Map<String, Optional<Integer>>> SPIDER_MIDDLEWARES = Setting.ofComponents(
                    "SPIDER_MIDDLEWARES",
                    orders(
                            StartSpider.class, 25,
                            HttpErrors.class, 50, // before all others: what is no success is nobody's input
                            RobotsMeta.class, 100,
                            Referer.class, 700,
                            UrlLength.class, 800,
                            Depth.class, 900,
                            MetaCopy.class, 1000)) // next to the spider: sees what it yields as it yields it
            .doc("What stands around callbacks, by class and order; lower is nearer to the engine.");
    public static final Setting<Map<String, Optional<Integer>>> ITEM_PIPELINES = Setting.ofComponents(
                    "ITEM_PIPELINES", Map.of())
            .doc("What is done with items, by class and order; lower comes first.");
    public static final Setting<Optional<String>> ITEM_PROCESSOR = Setting.ofOptional("ITEM_PROCESSOR")
            .doc("The class, an ItemProcessor, that takes the place of the whole line of pipelines and feeds.");
    public static final Setting<Map<String, Optional<Integer>>> EXTENSIONS = Setting.ofComponents(
                    "EXTENSIONS",
                    orders(
                            CoreStats.class, 0,
                            LogStats.class, 0,
                            CloseSpiders.class, 0,
                            MemoryUsage.class, 0,
                            MemoryDebugger.class, 0,
                            AutoThrottle.class, 0,
                            FieldCoverage.class, 0,
                            SpiderState.class, 0))
            .doc("What watches a crawl, by class and order.");
    public static final Setting<Map<String, String>> DOWNLOAD_HANDLERS = Setting.ofMap(
                    "DOWNLOAD_HANDLERS",
                    names(
                            "http", HttpHandler.class,
                            "https", HttpHandler.class,
                            "file", FileHandler.class,
                            "data", DataHandler.class,
                            "ftp", FtpHandler.class,
                            "ftps", FtpHandler.class))
            .doc("What gets URLs, by scheme; a scheme without a class is not supported.");

    public static final Setting<String> SCHEDULER = Setting.ofString("SCHEDULER", MemoryScheduler.class.getName())
            .doc("The class of the scheduler, which says which request comes next.");
    public static final Setting<String> DUPEFILTER_CLASS = Setting.ofString(
                    "DUPEFILTER_CLASS", FingerprintDupeFilter.class.getName())
            .doc("The class of the duplicate filter; crawler.engine.schedule.NoDupeFilter lets all pass.");
    public static final Setting<String> REQUEST_FINGERPRINTER_CLASS = Setting.ofString(
                    "REQUEST_FINGERPRINTER_CLASS", CanonicalFingerprinter.class.getName())
            .doc("The class that says by what two requests are the same.");
    public static final Setting<String> SESSION_VISITORS = Setting.ofString(
                    "SESSION_VISITORS", Rotation.class.getName())
            .doc("The class that says what sessions look like: proxy and headers.");
    public static final Setting<String> SESSION_BAN_POLICY = Setting.ofString(
                    "SESSION_BAN_POLICY", BlockPages.class.getName())
            .doc("The class that says which answers mean that a session was banned.");
    public static final Setting<String> STATS_CLASS = Setting.ofString("STATS_CLASS", MemoryStats.class.getName())
            .doc("The class of the stats collector; crawler.engine.NoStats keeps nothing.");

    /** All settings that anything in the engine reads. */
    public static final Catalog CATALOG = Catalog.of(
            BuiltIn.class,
            Downloader.class,
            Slots.class,
            BackOff.class,
            AutoThrottle.class,
            Sessions.class,
            SessionPool.class,
            Rotation.class,
            BlockPages.class,
            MemoryScheduler.class,
            FingerprintDupeFilter.class,
            BodySizes.class,
            Decompression.class,
            Names.class,
            AddressGuard.class,
            HttpHandler.class,
            FtpHandler.class,
            Tls.class,
            Ways.class,
            RobotsTxt.class,
            HttpAuth.class,
            DownloadTimeout.class,
            DefaultHeaders.class,
            UserAgent.class,
            Retry.class,
            Patience.class,
            MetaRefresh.class,
            Redirect.class,
            Cookies.class,
            Referrers.class,
            HttpProxy.class,
            HttpCache.class,
            Scraper.class,
            Workers.class,
            HttpErrors.class,
            UrlLength.class,
            Depth.class,
            MetaCopy.class,
            RobotsMeta.class,
            DownloaderStats.class,
            LogStats.class,
            CloseSpiders.class,
            ValidationPipeline.class,
            DuplicatesPipeline.class,
            MediaPipeline.class,
            FileStores.class,
            FilesPipeline.class,
            ImagesPipeline.class,
            MemoryUsage.class,
            MemoryDebugger.class,
            PeriodicLog.class,
            FeedExport.class,
            FeedDefaults.class,
            CollectedFile.class,
            FtpSession.class,
            FieldCoverage.class,
            LoaderRules.class,
            JobDirectory.class,
            CrawlerProcess.class);

    private BuiltIn() {}

    private static Map<String, Integer> orders(Object... classesAndOrders) {
        Map<String, Integer> orders = new LinkedHashMap<>();
        for (int i = 0; i < classesAndOrders.length; i += 2) {
            orders.put(((Class<?>) classesAndOrders[i]).getName(), (Integer) classesAndOrders[i + 1]);
        }
        return orders;
    }

    private static Map<String, String> names(Object... namesAndClasses) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < namesAndClasses.length; i += 2) {
            names.put((String) namesAndClasses[i], ((Class<?>) namesAndClasses[i + 1]).getName());
        }
        return names;
    }
}
