package crawler.engine.error;

import java.io.IOException;

/** A download that led to no response. Its kinds are what retrying and errbacks tell apart. */
public sealed class DownloadError extends IOException {
    private DownloadError(String message, Throwable cause) {
        super(message, cause);
    }

    /** The host has no address. */
    public static final class CannotResolveHost extends DownloadError {
        public CannotResolveHost(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Nothing listens there. */
    public static final class ConnectionRefused extends DownloadError {
        public ConnectionRefused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It took longer than allowed. */
    public static final class DownloadTimeout extends DownloadError {
        public DownloadTimeout(String message) {
            super(message, null);
        }
    }

    /** The body ended before its announced end. */
    public static final class ResponseDataLoss extends DownloadError {
        public ResponseDataLoss(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The connection broke, or what came is not HTTP. */
    public static final class DownloadFailed extends DownloadError {
        public DownloadFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It was given up: too large, or the crawl ended. */
    public static final class DownloadCancelled extends DownloadError {
        public DownloadCancelled(String message) {
            super(message, null);
        }
    }
}
