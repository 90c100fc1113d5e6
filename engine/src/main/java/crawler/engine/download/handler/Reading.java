package crawler.engine.download.handler;

import crawler.engine.Request;
import crawler.engine.body.Body;
import crawler.engine.body.BodySink;
import crawler.engine.download.BodySizes;
import crawler.engine.error.DownloadError;
import java.io.IOException;
import java.io.InputStream;
import okio.Buffer;
import okio.Okio;
import okio.Source;

/** Reads streams into bodies within the limits of their requests. */
final class Reading {
    private static final long CHUNK = 8192;

    private final BodySizes sizes;

    Reading(BodySizes sizes) {
        this.sizes = sizes;
    }

    /** @throws DownloadError.DownloadCancelled when there is more than the request allows */
    Body of(Request request, InputStream in) throws IOException {
        long most = sizes.most(request);
        try (BodySink sink = new BodySink(sizes.inMemory())) {
            Buffer chunk = new Buffer();
            Source source = Okio.source(in);
            while (source.read(chunk, CHUNK) >= 0) {
                sink.write(chunk);
                check(request, sink.size(), most);
            }
            return sink.toBody();
        }
    }

    private static void check(Request request, long size, long most) throws IOException {
        if (size > most) {
            throw new DownloadError.DownloadCancelled(
                    request + ": it is larger than " + most + " bytes (DOWNLOAD_MAXSIZE, or download_maxsize)");
        }
    }
}
