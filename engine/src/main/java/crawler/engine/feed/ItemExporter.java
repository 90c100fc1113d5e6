package crawler.engine.feed;

import crawler.engine.Item;
import java.io.IOException;
import java.io.OutputStream;

/** A format of feeds: writes items to a stream, one after the other. For one thread. */
public interface ItemExporter {

    /** Writes what stands before the first item; {@code continued}: there are items in the file already. */
    void start(OutputStream out, boolean continued) throws IOException;

    /** Writes one item whole, or nothing of it. @throws RuntimeException when it cannot be written in this format */
    void export(Item item, OutputStream out) throws IOException;

    /** Writes what stands after the last item. */
    void finish(OutputStream out) throws IOException;
}
