package crawler.engine.feed.postprocess;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** bzip2; knows the option {@code bz2_compresslevel} (1 to 9, 9 unless said otherwise). */
public final class Bz2Plugin implements PostProcessor {
    private final int level;

    public Bz2Plugin(Map<String, Object> options) {
        this.level = Level.of(options, "bz2_compresslevel", 9, 1, 9);
    }

    @Override
    public OutputStream wrap(OutputStream target) throws IOException {
        return new BZip2CompressorOutputStream(target, level);
    }

    @Override
    public Optional<InputStream> unwrap(InputStream source) throws IOException {
        return Optional.of(new BZip2CompressorInputStream(source, true));
    }
}
