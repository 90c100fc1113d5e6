package crawler.engine.select.css;

/** A word of a selector, escapes resolved, and where it began. */
record CssToken(Kind kind, String text, int position) {
    enum Kind {
        IDENT,
        HASH,
        STRING,
        NUMBER,
        DELIM,
        SPACE,
        END
    }

    boolean is(char delimiter) {
        return kind == Kind.DELIM && text.charAt(0) == delimiter;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    String described() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
