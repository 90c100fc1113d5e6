package crawler.engine.download.http;

import crawler.engine.Request;
import crawler.engine.body.Body;
import crawler.engine.body.BodySink;
import crawler.engine.download.BodySizes;
import crawler.engine.error.DownloadError;
import crawler.reactor.Reactor;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.http.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import okio.Buffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body as it comes in on the reactor thread, within its limits: in an array, and beyond a size in a file, which is
 * written on worker threads while the reading waits.
 */
final class IncomingBody {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingBody.class);
    private static final int FIRST = 16 * 1024;

    private final Request request;
    private final Reactor reactor;
    private final BodySizes sizes;
    private final long most;
    private byte[] bytes = {};
    private int length;
    private long size;
    private boolean warned;
    private Optional<BodySink> file = Optional.empty();
    private Optional<Failure> broken = Optional.empty();
    private Deferred<Void> writing = Deferred.succeed(null);

    IncomingBody(Request request, Reactor reactor, BodySizes sizes) {
        this.request = request;
        this.reactor = reactor;
        this.sizes = sizes;
        this.most = sizes.most(request);
    }

    long size() {
        return size;
    }

    /** @param announced how many bytes are to come; negative when nobody knows */
    void announced(long announced) throws DownloadError {
        check(announced);
        if (announced > 0) {
            bytes = new byte[(int) Math.min(announced, 4 * FIRST)]; // no more on the word of a server
        }
    }

    /** @throws DownloadError when it is too large */
    void write(ByteBuffer data, HttpExchange exchange) throws DownloadError {
        size += data.remaining();
        check(size);
        checkFile();
        int end = length + data.remaining();
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, Math.max(FIRST, 2 * bytes.length)));
        }
        data.get(bytes, length, data.remaining());
        length = end;
        if (length > sizes.inMemory()) {
            spill(exchange);
        }
    }

    private void check(long announced) throws DownloadError {
        if (announced > most) {
            throw new DownloadError.DownloadCancelled(request + ": the body is larger than " + most
                    + " bytes; raise DOWNLOAD_MAXSIZE, or the request's download_maxsize, if it is wanted");
        }
        if (!warned && sizes.warns(request, announced)) {
            warned = true;
            LOG.warn("{}: the body has {} bytes or more (DOWNLOAD_WARNSIZE)", request, announced);
        }
    }

    private void checkFile() throws DownloadError {
        if (broken.isPresent()) {
            Throwable cause = broken.get().value();
            throw new DownloadError.DownloadFailed(
                    request + ": its body is too large for memory and cannot be written to a temporary file: "
                            + cause.getMessage(),
                    cause);
        }
    }

    /** At most one piece is being written; what comes meanwhile, since it had been read, is the next one's. */
    private void spill(HttpExchange exchange) {
        if (!writing.called()) {
            return;
        }
        exchange.pause();
        writing = written()
                .addErrback(failure -> {
                    broken = Optional.of(failure);
                    return null;
                })
                .tap(outcome -> exchange.resume());
    }

    private Deferred<Void> written() {
        BodySink sink = file.orElseGet(() -> new BodySink(sizes.inMemory()));
        file = Optional.of(sink);
        Buffer piece = new Buffer().write(bytes, 0, length);
        length = 0;
        return Threads.deferToThread(reactor, () -> {
            sink.write(piece);
            return null;
        });
    }

    /** All of it. */
    Deferred<Body> finish() {
        if (file.isEmpty()) {
            byte[] all = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
            return Deferred.succeed(Body.of(all));
        }
        return writing.addAsyncCallback(before -> {
                    checkFile();
                    return written();
                })
                .addAsyncCallback(all -> toBody(file.get()));
    }

    private Deferred<Body> toBody(BodySink sink) {
        return Threads.deferToThread(reactor, sink::toBody);
    }

    /** Forgets it, as soon as nobody writes to it. */
    void close() {
        file.ifPresent(sink -> writing.tap(outcome -> close(sink)));
    }

    private static void close(BodySink sink) {
        try {
            sink.close();
        } catch (IOException e) {
            LOG.warn("The temporary file of a body could not be closed", e);
        }
    }
}
