package crawler.engine.feed.format;

import crawler.engine.feed.format.CsvDialect.Quoting;
import crawler.engine.text.PythonText;
import java.util.List;

/** Writes rows of CSV as Python's {@code csv.writer} does, so that every reader of CSV gets back what was written. */
final class CsvRow {
    private final CsvDialect dialect;

    CsvRow(CsvDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * One row with its line end.
     *
     * @param values texts, numbers, booleans, nulls, lists and maps
     * @throws IllegalArgumentException when the dialect has no way to write a value
     */
    String of(List<?> values) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                row.append(dialect.delimiter());
            }
            append(values.get(i), values.size() == 1, row);
        }
        return row.append(dialect.lineEnd()).toString();
    }

    private void append(Object value, boolean alone, StringBuilder row) {
        String text = value == null ? "" : PythonText.str(value);
        boolean quoted = isQuoted(value, text) || (alone && text.isEmpty());
        if (quoted && dialect.quoting() == Quoting.NONE) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException(
                        "a row of one empty value cannot be told from no row without quotes; set another quoting");
            }
            quoted = false;
        }
        String quote = quoted ? dialect.quote() : "";
        row.append(quote);
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i), row);
        }
        row.append(quote);
    }

    private boolean isQuoted(Object value, String text) {
        return switch (dialect.quoting()) {
            case ALL -> true;
            case NONNUMERIC -> !(value instanceof Number || value instanceof Boolean);
            case MINIMAL -> text.chars().anyMatch(c -> needsQuotes((char) c));
            case NONE -> false;
        };
    }

    private boolean needsQuotes(char c) {
        boolean escaped = dialect.isEscape(c) || (dialect.isQuote(c) && !dialect.doubleQuote());
        return dialect.isSpecial(c) && !escaped;
    }

    private void append(char c, StringBuilder row) {
        if (dialect.isQuote(c) && dialect.doubleQuote() && dialect.quoting() != Quoting.NONE) {
            row.append(c);
        } else if (dialect.isEscape(c)
                || dialect.isQuote(c)
                || (dialect.quoting() == Quoting.NONE && dialect.isSpecial(c))) {
            if (dialect.escape().isEmpty()) {
                throw new IllegalArgumentException("need to escape, but no escapechar set");
            }
            row.append(dialect.escape());
        }
        row.append(c);
    }
}
