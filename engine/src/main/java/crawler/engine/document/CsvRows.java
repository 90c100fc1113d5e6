package crawler.engine.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the rows of a CSV text become maps: Scrapy's {@code csviter}, with the rules of Python's {@code csv} module.
 * Immutable: each option returns a changed copy.
 *
 * @param delimiter what stands between fields
 * @param quotechar what a field stands between that holds delimiters or line breaks; twice for itself
 * @param headers the keys of the fields; none: those in the first row
 */
public record CsvRows(char delimiter, char quotechar, List<String> headers) {
    /** Commas, double quotes, and a first row of headers. */
    public static final CsvRows DEFAULT = new CsvRows(',', '"', List.of());

    private static final Logger LOG = LoggerFactory.getLogger(CsvRows.class);

    public CsvRows {
        headers = List.copyOf(headers);
    }

    public CsvRows withDelimiter(char newDelimiter) {
        return new CsvRows(newDelimiter, quotechar, headers);
    }

    public CsvRows withQuotechar(char newQuotechar) {
        return new CsvRows(delimiter, newQuotechar, headers);
    }

    public CsvRows withHeaders(List<String> newHeaders) {
        return new CsvRows(delimiter, quotechar, newHeaders);
    }

    /**
     * The rows, lazily; a byte order mark is no part of the first field. Rows with more or fewer fields than there are headers
     * are logged and left out.
     *
     * @throws IllegalArgumentException while it is walked, where a line ends in a bare carriage return, or a field is
     * longer than 131,072
     *     characters, which is how a forgotten quote shows
     */
    public Stream<Map<String, String>> of(String text) {
        CsvReader reader = new CsvReader(text.startsWith("\ufeff") ? text.substring(1) : text, delimiter, quotechar);
        if (!headers.isEmpty()) {
            return rows(reader, headers);
        }
        return reader.next().map(first -> rows(reader, first)).orElse(Stream.empty());
    }

    private static Stream<Map<String, String>> rows(CsvReader reader, List<String> keys) {
        return Stream.generate(reader::next)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(row -> fits(row, keys, reader))
                .map(row -> fields(keys, row));
    }

    private static boolean fits(List<String> row, List<String> keys, CsvReader reader) {
        if (row.size() != keys.size()) {
            LOG.warn("ignoring row {} (length: {}, should be: {})", reader.line(), row.size(), keys.size());
        }
        return row.size() == keys.size();
    }

    private static Map<String, String> fields(List<String> keys, List<String> row) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            fields.put(keys.get(i), row.get(i));
        }
        return fields;
    }
}
