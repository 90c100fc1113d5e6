package crawler.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text in columns of equal width, the first flush left, the others flush right, as a Markdown table. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** @throws IllegalArgumentException when the row has not as many cells as the headings */
    void row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.length + " cells under " + rows.get(0).size() + " headings");
        }
        rows.add(List.of(cells));
    }

    String print() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            print(rows.get(i), widths, text);
            if (i == 0) {
                Arrays.stream(widths).forEach(width -> text.append('|').append("-".repeat(width + 2)));
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private static void print(List<String> row, int[] widths, StringBuilder text) {
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            text.append("| ")
                    .append(i == 0 ? row.get(i) + padding : padding + row.get(i))
                    .append(' ');
        }
        text.append("|\n");
    }
}
