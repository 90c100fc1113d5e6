package crawler.engine.feed.postprocess;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/** xz, by LZMA; knows the option {@code lzma_preset} (0 to 9, 6 unless said otherwise). */
public final class LzmaPlugin implements PostProcessor {
    private final int preset;

    public LzmaPlugin(Map<String, Object> options) {
        this.preset = Level.of(options, "lzma_preset", LZMA2Options.PRESET_DEFAULT, 0, 9);
    }

    @Override
    public OutputStream wrap(OutputStream target) throws IOException {
        return new XZOutputStream(target, new LZMA2Options(preset));
    }

    @Override
    public Optional<InputStream> unwrap(InputStream source) throws IOException {
        return Optional.of(new XZInputStream(source));
    }
}
