package crawler.engine.feed.format;

import java.util.Map;

/**
 * How rows of CSV are written: the formatting parameters of Python's {@code csv.writer}. Immutable.
 *
 * @param quote empty: none
 * @param escape empty: none
 */
record CsvDialect(char delimiter, String quote, String escape, boolean doubleQuote, Quoting quoting, String lineEnd) {
    private static final Map<String, CsvDialect> DIALECTS = Map.of(
            "excel", new CsvDialect(',', "\"", "", true, Quoting.MINIMAL, "\r\n"),
            "excel-tab", new CsvDialect('\t', "\"", "", true, Quoting.MINIMAL, "\r\n"),
            "unix", new CsvDialect(',', "\"", "", true, Quoting.ALL, "\n"));

    /** Which values stand in quotes; in the order of Python's constants. */
    enum Quoting {
        MINIMAL,
        ALL,
        NONNUMERIC,
        NONE
    }

    static CsvDialect of(ExportOptions options) {
        String name = options.text("dialect", "excel");
        CsvDialect base = DIALECTS.get(name);
        if (base == null) {
            throw new IllegalArgumentException("unknown CSV dialect " + name + " (have: excel, excel-tab, unix)");
        }
        Quoting quoting = quoting(options.text("quoting", base.quoting().name()));
        return new CsvDialect(
                one("delimiter", options.text("delimiter", String.valueOf(base.delimiter()))),
                quote(options.text("quotechar", base.quote()), quoting),
                options.text("escapechar", base.escape()),
                options.flag("doublequote", base.doubleQuote()),
                quoting,
                options.text("lineterminator", base.lineEnd()));
    }

    private static char one(String name, String value) {
        if (value.length() != 1) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" of a CSV feed is one character, not \"" + value + "\"");
        }
        return value.charAt(0);
    }

    private static String quote(String value, Quoting quoting) {
        return value.isEmpty() && quoting == Quoting.NONE ? value : String.valueOf(one("quotechar", value));
    }

    private static Quoting quoting(String value) {
        String name = value.replace("QUOTE_", "");
        for (Quoting quoting : Quoting.values()) {
            if (quoting.name().equals(name)
                    || Integer.toString(quoting.ordinal()).equals(name)) {
                return quoting;
            }
        }
        throw new IllegalArgumentException("unknown quoting " + value
                + " (have: 0 or QUOTE_MINIMAL, 1 or QUOTE_ALL, 2 or QUOTE_NONNUMERIC, 3 or QUOTE_NONE)");
    }

    boolean isQuote(char c) {
        return !quote.isEmpty() && quote.charAt(0) == c;
    }

    boolean isEscape(char c) {
        return !escape.isEmpty() && escape.charAt(0) == c;
    }

    boolean isSpecial(char c) {
        return c == delimiter || isQuote(c) || isEscape(c) || c == '\r' || c == '\n' || lineEnd.indexOf(c) >= 0;
    }
}
