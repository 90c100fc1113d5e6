package crawler.engine.feed.postprocess;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** gzip; knows the option {@code gzip_compresslevel} (0 to 9, 9 unless said otherwise). */
public final class GzipPlugin implements PostProcessor {
    private static final int BUFFER = 16 * 1024;

    private final int level;

    public GzipPlugin(Map<String, Object> options) {
        this.level = Level.of(options, "gzip_compresslevel", 9, 0, 9);
    }

    @Override
    public OutputStream wrap(OutputStream target) throws IOException {
        return new Leveled(target, level);
    }

    @Override
    public Optional<InputStream> unwrap(InputStream source) throws IOException {
        return Optional.of(new GZIPInputStream(source, BUFFER));
    }

    /** The JDK's stream, which has no other way to be told its level. */
    private static final class Leveled extends GZIPOutputStream {
        Leveled(OutputStream target, int level) throws IOException {
            super(target, BUFFER);
            def.setLevel(level);
        }
    }
}
