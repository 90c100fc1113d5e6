package crawler.engine.select.xpath;

/** A word of an expression, and where it began. */
record Token(Kind kind, String text, int position) {
    enum Kind {
        NAME,
        NUMBER,
        LITERAL,
        VARIABLE,
        /** Operators, also those that are words (and, or, div, mod, and * between operands), and punctuation. */
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** How error messages call it. */
    String described() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
