package crawler.engine.select.xpath;

import crawler.engine.select.query.InvalidQueryException;
import java.util.List;

/** The words of one query, read from left to right. */
final class Tokens {
    private final String query;
    private final List<Token> all;
    private int at;

    Tokens(String query, List<Token> all) {
        this.query = query;
        this.all = all;
    }

    Token peek() {
        return all.get(at);
    }

    /** The token after the next one. */
    Token second() {
        return all.get(Math.min(at + 1, all.size() - 1));
    }

    Token next() {
        Token token = all.get(at);
        at = Math.min(at + 1, all.size() - 1);
        return token;
    }

    boolean accept(String symbol) {
        boolean there = peek().is(symbol);
        if (there) {
            next();
        }
        return there;
    }

    void expect(String symbol) {
        if (!accept(symbol)) {
            throw unexpected("\"" + symbol + "\"");
        }
    }

    InvalidQueryException unexpected(String wanted) {
        return unexpectedAt(peek(), wanted);
    }

    InvalidQueryException unexpectedAt(Token token, String wanted) {
        return errorAt(token, "expected " + wanted + " but found " + token.described());
    }

    InvalidQueryException error(String cause) {
        return errorAt(peek(), cause);
    }

    InvalidQueryException errorAt(Token token, String cause) {
        return new InvalidQueryException("XPath", query, token.position(), cause);
    }

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
}
