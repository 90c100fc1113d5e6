package crawler.engine.feed.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads the line of column names at the beginning of a CSV file. */
final class CsvHeader {
    /** A line longer than this holds no column names. */
    private static final int LONGEST = 1_000_000;

    private final Reader text;
    private final CsvDialect dialect;
    private final List<String> names = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private boolean quoted;

    private CsvHeader(Reader text, CsvDialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** @throws IOException when the first line is too long to be one */
    static List<String> read(Reader text, CsvDialect dialect) throws IOException {
        CsvHeader header = new CsvHeader(text, dialect);
        header.read();
        return header.names;
    }

    private void read() throws IOException {
        int c = text.read();
        c = c == '\uFEFF' ? text.read() : c;
        for (int length = 0; c >= 0 && (quoted || (c != '\r' && c != '\n')); length++) {
            if (length > LONGEST) {
                throw new IOException("its first line is too long to hold column names; use -O to overwrite it");
            }
            take((char) c);
            c = text.read();
        }
        names.add(name.toString());
    }

    private void take(char c) throws IOException {
        if (dialect.isEscape(c)) {
            name.append((char) text.read());
        } else if (dialect.isQuote(c)) {
            if (!quoted && name.length() > 0) { // the second of a doubled one
                name.append(c);
            }
            quoted = !quoted;
        } else if (c == dialect.delimiter() && !quoted) {
            names.add(name.toString());
            name.setLength(0);
        } else {
            name.append(c);
        }
    }
}
