package crawler.engine.feed.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** What has to be known of a CSV file that is to be continued: its first line, and whether it ends within a value. */
final class CsvFile {
    /** A line longer than this holds no column names. */
    private static final int LONGEST = 1_000_000;

    private final Reader text;
    private final CsvDialect dialect;
    private final List<String> columns = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private boolean quoted;
    private char before = '\n';

    private CsvFile(Reader text, CsvDialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /**
     * Reads all of it.
     *
     * @throws IOException when the first line is too long to be one of column names
     */
    static CsvFile read(Reader text, CsvDialect dialect) throws IOException {
        CsvFile csv = new CsvFile(text, dialect);
        csv.readFirstLine();
        csv.readOn();
        return csv;
    }

    /** What its first line holds. */
    List<String> columns() {
        return List.copyOf(columns);
    }

    /** Whether a value in quotes is not closed at its end. */
    boolean isQuoted() {
        return quoted;
    }

    private void readFirstLine() throws IOException {
        int c = text.read();
        for (int length = 0; c >= 0 && (quoted || (c != '\r' && c != '\n')); length++) {
            if (length > LONGEST) {
                throw new IOException("its first line is too long to hold column names; use -O to overwrite it");
            }
            if (isText((char) c)) {
                name.append((char) (dialect.isEscape((char) c) ? text.read() : c));
            } else if (c == dialect.delimiter()) {
                endColumn();
            }
            c = text.read();
        }
        endColumn();
    }

    private void endColumn() {
        columns.add(name.toString());
        name.setLength(0);
    }

    private void readOn() throws IOException {
        before = dialect.delimiter();
        for (int c = text.read(); c >= 0; c = text.read()) {
            if (isText((char) c) && dialect.isEscape((char) c)) {
                text.read();
            }
        }
    }

    /** Follows the quotes, which count at the beginning of a value and inside of one in quotes. */
    private boolean isText(char c) {
        char previous = before;
        before = c;
        if (dialect.isQuote(c) && dialect.quoting() != CsvDialect.Quoting.NONE) {
            boolean second = !quoted && dialect.isQuote(previous) && dialect.doubleQuote();
            boolean opens = !quoted && (second || previous == dialect.delimiter() || isLineEnd(previous));
            boolean text = second || !(quoted || opens);
            quoted = opens;
            return text;
        }
        return quoted || c != dialect.delimiter();
    }

    private static boolean isLineEnd(char c) {
        return c == '\r' || c == '\n';
    }
}
