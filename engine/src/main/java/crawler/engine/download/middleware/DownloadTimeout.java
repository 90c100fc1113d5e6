package crawler.engine.download.middleware;

import crawler.engine.Crawler;
import crawler.engine.Request;
import crawler.engine.download.Downloader;
import crawler.engine.download.StepMiddleware;
import crawler.settings.Setting;
import java.time.Duration;

/** Gives each request the time that its download may take, unless it has its own. */
public final class DownloadTimeout extends StepMiddleware {
    public static final Setting<Duration> DOWNLOAD_TIMEOUT = Setting.ofSeconds("DOWNLOAD_TIMEOUT", 180)
            .doc("How long one download may take, from its start to the last byte; 0 for no limit.");

    private final Duration timeout;

    public DownloadTimeout(Crawler crawler) {
        this.timeout = crawler.settings().get(DOWNLOAD_TIMEOUT);
    }

    @Override
    protected Request processRequest(Request request) {
        return timeout.isZero() || request.get(Downloader.TIMEOUT).isPresent()
                ? request
                : request.with(Downloader.TIMEOUT, timeout);
    }
}
