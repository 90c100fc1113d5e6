package crawler.engine.feed.format;

import java.util.ArrayList;
import java.util.List;

/** A reader of CSV by RFC 4180, which knows nothing of how rows are written here; lines end with CRLF or LF. */
final class CsvTable {
    private final String csv;
    private final char delimiter;
    private int at;

    private CsvTable(String csv, char delimiter) {
        this.csv = csv;
        this.delimiter = delimiter;
    }

    static List<List<String>> read(String csv, char delimiter) {
        CsvTable table = new CsvTable(csv, delimiter);
        List<List<String>> rows = new ArrayList<>();
        while (table.at < csv.length()) {
            rows.add(table.row());
        }
        return rows;
    }

    private List<String> row() {
        List<String> row = new ArrayList<>();
        row.add(value());
        while (csv.charAt(at) == delimiter) {
            at++;
            row.add(value());
        }
        at += csv.charAt(at) == '\r' ? 2 : 1;
        return row;
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        if (csv.charAt(at) != '"') {
            while (csv.charAt(at) != delimiter && csv.charAt(at) != '\r' && csv.charAt(at) != '\n') {
                value.append(csv.charAt(at++));
            }
            return value.toString();
        }
        at++;
        while (csv.charAt(at) != '"' || (at + 1 < csv.length() && csv.charAt(at + 1) == '"')) {
            at += csv.charAt(at) == '"' ? 1 : 0;
            value.append(csv.charAt(at++));
        }
        at++;
        return value.toString();
    }
}
