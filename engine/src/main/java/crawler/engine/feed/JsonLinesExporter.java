package crawler.engine.feed;

import crawler.engine.Item;
import java.io.IOException;
import java.io.OutputStream;

/** JSON Lines: one object a line. */
final class JsonLinesExporter implements ItemExporter {

    @Override
    public void start(OutputStream out, boolean continued) {}

    @Override
    public void export(Item item, OutputStream out) throws IOException {
        byte[] json = JsonItems.toBytes(item);
        out.write(json);
        out.write('\n');
    }

    @Override
    public void finish(OutputStream out) {}
}
