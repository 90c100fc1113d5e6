package crawler.engine.feed.postprocess;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** Zstandard; knows the option {@code zstd_compresslevel} (1 to 22, 3 unless said otherwise). */
public final class ZstdPlugin implements PostProcessor {
    private final int level;

    public ZstdPlugin(Map<String, Object> options) {
        this.level = Level.of(options, "zstd_compresslevel", 3, 1, 22);
    }

    @Override
    public OutputStream wrap(OutputStream target) throws IOException {
        return new ZstdOutputStream(target, level);
    }

    @Override
    public Optional<InputStream> unwrap(InputStream source) throws IOException {
        return Optional.of(new ZstdInputStream(source));
    }
}
