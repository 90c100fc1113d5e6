package crawler.engine.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a CSV text, one by one, as Python's {@code csv.reader} finds them: a quote inside of an unquoted field is
 * a character, what follows a closing quote belongs to the field, an open quote ends with the text. Libraries differ in
 * these.
 */
final class CsvReader {
    private static final int LONGEST_FIELD = 131_072;

    private final String text;
    private final char delimiter;
    private final char quotechar;
    private final StringBuilder field = new StringBuilder();
    private List<String> row = new ArrayList<>();
    private State state = State.ROW_START;
    private int at;
    private int line;

    private enum State {
        ROW_START,
        FIELD_START,
        UNQUOTED,
        QUOTED,
        QUOTE_IN_QUOTED,
        ROW_END
    }

    CsvReader(String text, char delimiter, char quotechar) {
        this.text = text;
        this.delimiter = delimiter;
        this.quotechar = quotechar;
    }

    /** The number of the line that was read last, from 1. */
    int line() {
        return line;
    }

    /** Empty at the end of the text; a blank line is a row without fields. */
    Optional<List<String>> next() {
        row = new ArrayList<>();
        state = State.ROW_START;
        do {
            if (at >= text.length()) {
                return state == State.ROW_START ? Optional.empty() : Optional.of(cutShort());
            }
            readLine();
        } while (state != State.ROW_START);
        return Optional.of(row);
    }

    private List<String> cutShort() {
        endField();
        return row;
    }

    private void readLine() {
        line++;
        int feed = text.indexOf('\n', at);
        int end = feed < 0 ? text.length() : feed + 1;
        while (at < end) {
            read(text.charAt(at++));
        }
        if (state != State.QUOTED) {
            if (state == State.FIELD_START || state == State.UNQUOTED || state == State.QUOTE_IN_QUOTED) {
                endField();
            }
            state = State.ROW_START;
        }
    }

    private void read(char c) {
        switch (state) {
            case ROW_START -> begin(c);
            case FIELD_START -> beginField(c);
            case UNQUOTED -> unquoted(c);
            case QUOTED -> quoted(c);
            case QUOTE_IN_QUOTED -> afterQuote(c);
            case ROW_END -> afterRow(c);
        }
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private void begin(char c) {
        if (isBreak(c)) {
            state = State.ROW_END;
        } else {
            beginField(c);
        }
    }

    private void beginField(char c) {
        if (c == quotechar) {
            state = State.QUOTED;
        } else {
            unquoted(c);
        }
    }

    private void unquoted(char c) {
        if (isBreak(c)) {
            endField();
            state = State.ROW_END;
        } else if (c == delimiter) {
            endField();
            state = State.FIELD_START;
        } else {
            add(c);
            state = State.UNQUOTED;
        }
    }

    private void quoted(char c) {
        if (c == quotechar) {
            state = State.QUOTE_IN_QUOTED;
        } else {
            add(c);
        }
    }

    private void afterQuote(char c) {
        if (c == quotechar) {
            add(c);
            state = State.QUOTED;
        } else {
            unquoted(c);
        }
    }

    private void afterRow(char c) {
        if (!isBreak(c)) {
            throw new IllegalArgumentException("line " + line + " of the CSV holds a carriage return that ends no line;"
                    + " replace \"\\r\" by \"\\n\" in adaptResponse if lines are meant to end so");
        }
    }

    private void add(char c) {
        if (field.length() >= LONGEST_FIELD) {
            throw new IllegalArgumentException("line " + line + " of the CSV: a field is longer than " + LONGEST_FIELD
                    + " characters; a quote may not be closed");
        }
        field.append(c);
    }

    private void endField() {
        row.add(field.toString());
        field.setLength(0);
    }
}
