package crawler.engine.download.cache;

import crawler.engine.Request;
import crawler.engine.body.Body;
import crawler.engine.body.BodySink;
import crawler.engine.download.BodySizes;
import crawler.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import okio.Buffer;
import okio.Okio;
import okio.Source;

/** Takes bodies out of storages, within the same limits as out of the web. For any thread. */
final class KeptBodies {
    private static final long PIECE = 64 << 10;

    private final BodySizes sizes;

    KeptBodies(Settings settings) {
        this.sizes = new BodySizes(settings);
    }

    /** All that there is in {@code in}, which stays open; beyond DOWNLOAD_SPILLSIZE it lies in a file. */
    Body read(InputStream in, Request request) throws IOException {
        long most = sizes.most(request);
        Source source = Okio.source(in);
        Buffer piece = new Buffer();
        try (BodySink sink = new BodySink(sizes.inMemory())) {
            while (source.read(piece, PIECE) >= 0) {
                sink.write(piece);
                if (sink.size() > most) {
                    throw new IOException(
                            "the body that was kept is larger than " + most + " bytes (DOWNLOAD_MAXSIZE)");
                }
            }
            return sink.toBody();
        }
    }
}
