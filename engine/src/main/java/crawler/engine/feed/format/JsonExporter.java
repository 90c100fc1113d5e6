package crawler.engine.feed.format;

import crawler.engine.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/** One JSON array; with an {@code indent}, be it 0, each object begins on a line of its own. */
public final class JsonExporter implements ItemExporter {
    private final JsonText json;
    private final String newLine;
    private boolean first = true;

    /** @throws IllegalArgumentException when an option is unknown or wrong */
    public JsonExporter(ExportOptions options) {
        this.json = new JsonText(options, Math.max(0, options.indent().orElse(0)));
        this.newLine = options.indent().isPresent() ? "\n" : "";
    }

    @Override
    public void start(OutputStream out) throws IOException {
        json.encoding().write("[" + newLine, out);
    }

    /** Opens the array that the file holds again; reads all of it, since what was cut short may end with a bracket, too. */
    @Override
    public void resume(SeekableByteChannel file, OutputStream out) throws IOException {
        FileEnd end = new FileEnd(file, json.encoding().charset());
        if (end.isBlank()) {
            end.clear();
            start(out);
            return;
        }
        json.encoding().continued();
        JsonArrayFile.check(end.text());
        first = end.cut("]", "a JSON array") == '[';
        if (first) {
            json.encoding().write(newLine, out);
        }
    }

    @Override
    public void export(Item item, OutputStream out) throws IOException {
        String object = json.of(item);
        json.encoding().write(first ? object : "," + newLine + object, out);
        first = false;
    }

    @Override
    public void finish(OutputStream out) throws IOException {
        json.encoding().write(newLine + "]", out);
    }
}
