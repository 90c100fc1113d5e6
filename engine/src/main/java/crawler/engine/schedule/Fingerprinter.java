package crawler.engine.schedule;

import crawler.engine.Request;
import crawler.engine.url.Fingerprint;

/**
 * Says by what two requests are the same. An implementation of one's own is named in REQUEST_FINGERPRINTER_CLASS; it has a
 * public constructor without parameters or with a {@link crawler.engine.Crawler}. Scrapy's {@code RequestFingerprinter}.
 */
@FunctionalInterface
public interface Fingerprinter {

    /** Equal for requests that are the same; for the reactor thread. */
    Fingerprint fingerprint(Request request);
}
