package crawler.engine.feed;

import crawler.engine.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One JSON array, an object a line. */
final class JsonExporter implements ItemExporter {
    private static final byte[] BETWEEN = ",\n".getBytes(StandardCharsets.US_ASCII);

    private boolean first = true;

    @Override
    public void start(OutputStream out, boolean continued) throws IOException {
        first = !continued;
        if (!continued) {
            out.write("[\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void export(Item item, OutputStream out) throws IOException {
        byte[] json = JsonItems.toBytes(item);
        if (!first) {
            out.write(BETWEEN);
        }
        first = false;
        out.write(json);
    }

    @Override
    public void finish(OutputStream out) throws IOException {
        out.write("\n]\n".getBytes(StandardCharsets.US_ASCII));
    }
}
