package crawler.engine.feed.format;

import crawler.engine.Item;
import crawler.engine.item.Fields;
import crawler.engine.item.PlainValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CSV with a line of column names; the columns are those of {@code fields_to_export}, or else the fields of the first item.
 * Lists of texts are joined, other lists and maps stand as Python writes them.
 */
public final class CsvExporter implements ItemExporter {
    private static final Logger LOG = LoggerFactory.getLogger(CsvExporter.class);
    private static final Set<String> KNOWN = Set.of(
            "include_headers_line",
            "join_multivalued",
            "errors",
            "dialect",
            "delimiter",
            "quotechar",
            "escapechar",
            "doublequote",
            "quoting",
            "lineterminator",
            "skipinitialspace",
            "strict");

    /** How many lost fields are told of; the keys of maps may be anything. */
    private static final int MOST_WARNINGS = 100;

    private final FeedText encoding;
    private final CsvDialect dialect;
    private final CsvRow row;
    private final boolean withHeaders;
    private final String join;
    private final Set<String> lost = new TreeSet<>();
    private ExportOptions options;
    private boolean headersWritten;
    private boolean fromFirstItem;
    private boolean fromFile;

    /** @throws IllegalArgumentException when an option is unknown or wrong */
    public CsvExporter(ExportOptions options) {
        options.refuseAllBut(KNOWN);
        this.options = options;
        this.encoding =
                FeedText.in(options.encoding().orElse("utf-8"), Replacement.of(options.text("errors", "strict")));
        this.dialect = CsvDialect.of(options);
        this.row = new CsvRow(dialect);
        this.withHeaders = options.flag("include_headers_line", true);
        this.join = options.text("join_multivalued", ",");
    }

    @Override
    public boolean isReadableWhileWritten() {
        return true;
    }

    @Override
    public void start(OutputStream out) {}

    /** Takes its columns from the file's first line; there is to be no second such line. */
    @Override
    public void resume(SeekableByteChannel file, OutputStream out) throws IOException {
        FileEnd end = new FileEnd(file, encoding.charset());
        if (end.isBlank()) {
            end.clear();
            return;
        }
        encoding.continued();
        CsvFile before = CsvFile.read(end.text(), dialect);
        if (withHeaders) {
            takeColumns(before.columns());
        }
        end.dropTornCharacter();
        if (before.isQuoted()) {
            LOG.warn("The CSV feed that is continued was cut short within a value: its last row ends there");
        }
        if (before.isQuoted() || !end.isLineStart()) {
            end.append((before.isQuoted() ? dialect.quote() : "") + dialect.lineEnd());
        }
    }

    private void takeColumns(List<String> columns) throws IOException {
        if (options.columns().map(List::isEmpty).orElse(true)) {
            options = options.withColumns(columns);
            fromFile = true;
        } else if (!columns.equals(names())) {
            throw new IOException("its columns " + columns + " are others than those of this feed, " + names()
                    + "; use -O to overwrite it, or another file");
        }
        headersWritten = true;
    }

    private List<String> names() {
        return options.columns().orElse(List.of()).stream()
                .map(ExportOptions.Column::name)
                .toList();
    }

    @Override
    public void export(Item item, OutputStream out) throws IOException {
        if (withHeaders
                && !headersWritten
                && options.columns().map(List::isEmpty).orElse(true)) {
            options = options.withColumns(Fields.names(item));
            fromFirstItem = true;
        }
        List<Object> values = new ArrayList<>();
        options.forEach(item, true, "", (name, value) -> values.add(cell(value)));
        String text = row.of(values);
        encoding.write(withHeaders && !headersWritten ? row.of(names()) + text : text, out);
        headersWritten = true;
        warnOfLost(item);
    }

    private Object cell(Object value) {
        Object plain = PlainValue.of(value);
        if (plain instanceof List<?> list) {
            return joined(list).<Object>map(text -> text).orElseGet(() -> PlainValue.deep(list));
        }
        return PlainValue.deep(plain);
    }

    /** Empty when they are not all texts. */
    private Optional<String> joined(List<?> list) {
        List<String> texts = new ArrayList<>();
        for (Object each : list) {
            if (!(PlainValue.of(each) instanceof String text)) {
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.of(String.join(join, texts));
    }

    private void warnOfLost(Item item) {
        if (!(fromFirstItem || fromFile) || lost.size() >= MOST_WARNINGS) {
            return;
        }
        Set<String> more = new TreeSet<>(Fields.names(item));
        options.columns().orElse(List.of()).forEach(column -> more.remove(column.field()));
        more.removeAll(lost);
        if (!more.isEmpty()) {
            lost.addAll(more);
            LOG.warn(
                    "The fields {} are not in the CSV feed: its columns are those of {}; name all columns in"
                            + " FEED_EXPORT_FIELDS",
                    more,
                    fromFile ? "the file that it continues" : "its first item");
        }
    }

    @Override
    public void finish(OutputStream out) {}
}
