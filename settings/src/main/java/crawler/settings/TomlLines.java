package crawler.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lines on which a TOML text sets its keys, which the parser does not tell. It finds where each statement
 * begins and ends and trusts the parser to judge the rest.
 */
final class TomlLines {
    /** A key that the same table sets on two lines. */
    record Duplicate(String key, int first, int line) {}

    private final String text;
    private final Map<String, Integer> topLevel = new HashMap<>();
    private final Map<String, Integer> inTable = new HashMap<>();
    private Duplicate duplicate;
    private boolean belowHeader;
    private int at;
    private int line = 1;

    private TomlLines(String text) {
        this.text = text;
    }

    static TomlLines of(String text) {
        TomlLines lines = new TomlLines(text);
        while (lines.at < text.length()) {
            lines.statement();
        }
        return lines;
    }

    /** The line on which a top-level key or its table is set first; 1 when it is not there. */
    int line(String key) {
        return topLevel.getOrDefault(key, 1);
    }

    /** The first key that is set twice. */
    Optional<Duplicate> duplicate() {
        return Optional.ofNullable(duplicate);
    }

    private void statement() {
        skipBlanks();
        int begin = at;
        int beginLine = line;
        boolean header = looking("[");
        while (header && looking("[")) {
            at++;
        }
        skipBlanks();
        String first = part();
        boolean dotted = header || peek() == '.';
        if (!first.isEmpty()) {
            record(first, dotted, header, beginLine);
        }
        at = Math.max(at, begin);
        skipStatement();
    }

    private void record(String key, boolean dotted, boolean header, int where) {
        if (header) {
            inTable.clear();
            belowHeader = true;
        }
        if (header || !belowHeader) {
            topLevel.putIfAbsent(key, where);
        }
        Integer first = dotted ? null : inTable.putIfAbsent(key, where);
        if (first != null && duplicate == null) {
            duplicate = new Duplicate(key, first, where);
        }
    }

    /** The first part of a key, bare or quoted; the empty text when there is none (a comment, an empty line). */
    private String part() {
        int begin = at;
        if (looking("\"") || looking("'")) {
            skipString();
            String quoted = text.substring(begin + 1, Math.max(begin + 1, at - 1));
            skipBlanks();
            return quoted;
        }
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-')) {
            at++;
        }
        String bare = text.substring(begin, at);
        skipBlanks();
        return bare;
    }

    /** Goes behind the line feed that ends a statement: one outside strings, arrays and comments. */
    private void skipStatement() {
        int depth = 0;
        while (at < text.length()) {
            char c = peek();
            if (c == '"' || c == '\'') {
                skipString();
            } else if (c == '#') {
                skipComment();
            } else {
                depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
                step();
                if (c == '\n' && depth <= 0) {
                    return;
                }
            }
        }
    }

    private void skipString() {
        String quote = String.valueOf(peek());
        String end = looking(quote.repeat(3)) ? quote.repeat(3) : quote;
        at += end.length();
        while (at < text.length() && !looking(end) && !(end.length() == 1 && peek() == '\n')) {
            if (peek() == '\\' && quote.equals("\"")) {
                step();
            }
            step();
        }
        if (looking(end)) {
            at += end.length();
        }
        at = Math.min(at, text.length());
    }

    private void skipComment() {
        while (at < text.length() && peek() != '\n') {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < text.length() && (peek() == ' ' || peek() == '\t')) {
            at++;
        }
    }

    private void step() {
        if (at < text.length()) {
            line += peek() == '\n' ? 1 : 0;
            at++;
        }
    }

    private boolean looking(String expected) {
        return text.startsWith(expected, at);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
