package crawler.engine.download.http;

import crawler.engine.Request;
import crawler.engine.body.Body;
import crawler.engine.body.BodySink;
import crawler.engine.download.BodySizes;
import crawler.engine.error.DownloadError;
import crawler.engine.error.StopDownload;
import java.io.IOException;
import java.util.Optional;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one body within its limits; counts, so that others can see how fast it comes. For one thread, but the count. */
final class BodyReader {
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);
    private static final byte[] NONE = {};

    private final Request request;
    private final BodySizes sizes;
    private final Watch watch;
    private final long most;
    private Optional<IOException> broken = Optional.empty();
    private Optional<StopDownload> stopped = Optional.empty();
    private boolean warned;
    private volatile long count = -1;
    private volatile boolean over;

    BodyReader(Request request, BodySizes sizes, Watch watch) {
        this.request = request;
        this.sizes = sizes;
        this.watch = watch;
        this.most = sizes.most(request);
    }

    /** What the body's end came too early by; it was read up to there. */
    Optional<IOException> broken() {
        return broken;
    }

    /** Who wanted no more of it. */
    Optional<StopDownload> stopped() {
        return stopped;
    }

    /** How many bytes came so far, -1 before the first is read. For any thread. */
    long count() {
        return count;
    }

    /** Whether no more of it is to come. For any thread. */
    boolean isOver() {
        return over;
    }

    /** @throws DownloadError.DownloadCancelled when it is too large */
    Body read(ResponseBody body) throws IOException {
        check(Math.max(0, body.contentLength()));
        count = 0;
        BufferedSource source = body.source();
        Buffer buffer = source.getBuffer();
        try (BodySink sink = new BodySink(sizes.inMemory())) {
            while (stopped.isEmpty() && more(source, buffer.size() + 1)) {
                came(buffer, sink);
            }
            over = true;
            if (sink.size() == 0) {
                return Body.of(buffer.exhausted() ? NONE : buffer.readByteArray());
            }
            sink.write(buffer);
            return sink.toBody();
        }
    }

    private boolean more(BufferedSource source, long size) {
        try {
            return source.request(size);
        } catch (IOException e) {
            broken = Optional.of(e);
            return false;
        }
    }

    private void came(Buffer buffer, BodySink sink) throws IOException {
        long before = count;
        long now = sink.size() + buffer.size();
        check(now);
        count = now;
        if (watch.wantsBytes()) {
            Buffer news = new Buffer();
            buffer.copyTo(news, before - sink.size(), now - before);
            stopped = watch.bytesReceived(news.readByteArray());
        }
        if (buffer.size() > sizes.inMemory()) {
            sink.write(buffer);
        }
    }

    private void check(long size) throws IOException {
        if (size > most) {
            throw new DownloadError.DownloadCancelled(request + ": the body is larger than " + most
                    + " bytes; raise DOWNLOAD_MAXSIZE, or the request's download_maxsize, if it is wanted");
        }
        if (!warned && sizes.warns(request, size)) {
            warned = true;
            LOG.warn("{}: the body has {} bytes or more (DOWNLOAD_WARNSIZE)", request, size);
        }
    }
}
