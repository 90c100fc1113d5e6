package crawler.engine.feed.format;

import crawler.engine.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A feed that is written in two runs, the second of which continues what the first one wrote. */
final class TwoRuns {
    static final List<String> ENCODINGS = List.of("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "gb18030");

    private final Function<ExportOptions, ItemExporter> format;
    private final ExportOptions options;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private TwoRuns(Function<ExportOptions, ItemExporter> format, ExportOptions options) {
        this.format = format;
        this.options = options;
    }

    /** What stands in the file; {@code items} lose those of a first run that left nothing. */
    static String write(
            Function<ExportOptions, ItemExporter> format, ExportOptions options, List<Item> items, Random random) {
        TwoRuns runs = new TwoRuns(format, options);
        try {
            runs.write(items, random.nextInt(items.size() + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return runs.text();
    }

    private void write(List<Item> items, int first) throws IOException {
        start(items.subList(0, first));
        if (out.size() == 0) {
            items.subList(0, first).clear();
            start(items);
        } else {
            resume(items.subList(first, items.size()));
        }
    }

    private void start(List<Item> items) throws IOException {
        ItemExporter exporter = format.apply(options);
        exporter.start(out);
        write(exporter, items, out);
    }

    private void resume(List<Item> items) throws IOException {
        SeekableInMemoryByteChannel file = new SeekableInMemoryByteChannel(out.toByteArray());
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        ItemExporter exporter = format.apply(options);
        exporter.resume(file, more);
        write(exporter, items, more);
        out.reset();
        out.write(file.array(), 0, (int) file.size());
        more.writeTo(out);
    }

    static void write(ItemExporter exporter, List<Item> items, ByteArrayOutputStream out) throws IOException {
        for (Item item : items) {
            exporter.export(item, out);
        }
        exporter.finish(out);
    }

    private String text() {
        String encoding = options.encoding().orElse("utf-8");
        String text =
                out.toString(FeedText.in(encoding, FeedText.Unencodable.REFUSED).charset());
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
