package crawler.engine.feed.format;

import crawler.engine.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JSON Lines: one object a line, however {@code indent} is set. */
public final class JsonLinesExporter implements ItemExporter {
    private static final Logger LOG = LoggerFactory.getLogger(JsonLinesExporter.class);

    private final JsonText json;

    /** @throws IllegalArgumentException when an option is unknown or wrong */
    public JsonLinesExporter(ExportOptions options) {
        this.json = new JsonText(options, 0);
    }

    @Override
    public boolean isReadableWhileWritten() {
        return true;
    }

    @Override
    public boolean continuesAnywhere() {
        return !json.encoding().isMarked();
    }

    @Override
    public void start(OutputStream out) {}

    /** A line that the run before was not given the time to write to its end must not spoil our first one. */
    @Override
    public void resume(SeekableByteChannel file, OutputStream out) throws IOException {
        FileEnd end = new FileEnd(file, json.encoding().charset());
        if (end.isBlank()) {
            end.clear();
            return;
        }
        json.encoding().continued();
        end.dropTornCharacter();
        if (!end.isLineStart()) {
            LOG.warn("The feed that is continued does not end with a line end: its last line may have been cut short");
            end.append("\n");
        }
    }

    @Override
    public void export(Item item, OutputStream out) throws IOException {
        json.encoding().write(json.of(item) + "\n", out);
    }

    @Override
    public void finish(OutputStream out) {}
}
