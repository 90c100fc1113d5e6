package crawler.engine.download.http;

import crawler.engine.Headers;
import crawler.engine.error.StopDownload;
import java.io.IOException;
import java.util.Optional;

/** Who looks at a download while it comes in, and may stop it. Asked on the thread that reads. */
interface Watch {
    /** Nobody. */
    Watch NONE = new Watch() {};

    /** After the headers. @throws IOException when the answer cannot be waited for */
    default Optional<StopDownload> headersReceived(Headers headers, long bodySize) throws IOException {
        return Optional.empty();
    }

    /** Whether {@link #bytesReceived} is to be called at all. */
    default boolean wantsBytes() {
        return false;
    }

    /** After some bytes of the body. @throws IOException when the answer cannot be waited for */
    default Optional<StopDownload> bytesReceived(byte[] data) throws IOException {
        return Optional.empty();
    }
}
