package crawler.engine.select.xpath;

import crawler.engine.select.query.InvalidQueryException;
import crawler.engine.select.query.Strings;
import crawler.engine.select.xpath.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits an expression into words by XPath's rules of disambiguation (XPath 1.0, section 3.7). */
final class XPathLexer {
    private static final List<String> SYMBOLS = List.of(
            "::", "//", "..", "!=", "<=", ">=", "(", ")", "[", "]", ",", "/", "|", "+", "-", "=", "<", ">", "@", ".",
            "*");
    private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "div", "mod");
    private static final Set<String> OPERAND_ENDS = Set.of(")", "]", ".", "..");

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private XPathLexer(String query) {
        this.query = query;
    }

    static List<Token> split(String query) {
        XPathLexer lexer = new XPathLexer(query);
        for (lexer.skipSpace(); lexer.at < query.length(); lexer.skipSpace()) {
            lexer.next();
        }
        lexer.add(Token.Kind.END, "", query.length());
        return List.copyOf(lexer.tokens);
    }

    private void skipSpace() {
        while (at < query.length() && Strings.isSpace(query.charAt(at))) {
            at++;
        }
    }

    private void add(Token.Kind kind, String text, int position) {
        tokens.add(new Token(kind, text, position));
    }

    private void next() {
        char c = query.charAt(at);
        if (c == '"' || c == '\'') {
            literal(c);
        } else if (isDigit(at) || c == '.' && isDigit(at + 1)) {
            number();
        } else if (isNameStart(c)) {
            word();
        } else if (c == '$') {
            variable();
        } else {
            symbol();
        }
    }

    private boolean isDigit(int index) {
        return index < query.length() && query.charAt(index) >= '0' && query.charAt(index) <= '9';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || Character.isLetter(c) || Character.isSurrogate(c);
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || Character.isDigit(c) || c == '-' || c == '.' || c == '\u00b7';
    }

    private void literal(char quote) {
        int end = query.indexOf(quote, at + 1);
        if (end < 0) {
            throw error("this text has no closing " + quote);
        }
        add(Token.Kind.LITERAL, query.substring(at + 1, end), at);
        at = end + 1;
    }

    private void number() {
        int begin = at;
        digits();
        if (at < query.length() && query.charAt(at) == '.') {
            at++;
            digits();
        }
        exponent();
        add(Token.Kind.NUMBER, query.substring(begin, at), begin);
    }

    private void digits() {
        while (isDigit(at)) {
            at++;
        }
    }

    /** Not in the standard, but in libxml2 and so in Scrapy. */
    private void exponent() {
        boolean letter = at < query.length() && (query.charAt(at) == 'e' || query.charAt(at) == 'E');
        boolean signed = letter && at + 1 < query.length() && "+-".indexOf(query.charAt(at + 1)) >= 0;
        if (letter && isDigit(at + (signed ? 2 : 1))) {
            at += signed ? 2 : 1;
            digits();
        }
    }

    private int nameEnd(int begin) {
        int end = begin;
        while (end < query.length() && isNamePart(query.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A name with its prefix; a colon belongs to it unless it is the axis' double one. */
    private String qualifiedName() {
        int begin = at;
        at = nameEnd(at);
        boolean colon = at + 1 < query.length() && query.charAt(at) == ':' && query.charAt(at + 1) != ':';
        if (colon && isNameStart(query.charAt(at + 1))) {
            at = nameEnd(at + 1);
        } else if (colon && query.charAt(at + 1) == '*') {
            at += 2;
        }
        return query.substring(begin, at);
    }

    private void word() {
        int begin = at;
        if (afterOperand()) {
            at = nameEnd(at);
            String word = query.substring(begin, at);
            if (!WORD_OPERATORS.contains(word)) {
                throw new InvalidQueryException(
                        "XPath", query, begin, "expected an operator but found \"" + word + "\"");
            }
            add(Token.Kind.SYMBOL, word, begin);
        } else {
            add(Token.Kind.NAME, qualifiedName(), begin);
        }
    }

    private void variable() {
        int begin = at++;
        if (at >= query.length() || !isNameStart(query.charAt(at))) {
            throw error("a name must follow $");
        }
        add(Token.Kind.VARIABLE, qualifiedName(), begin);
    }

    private void symbol() {
        for (String symbol : SYMBOLS) {
            if (query.startsWith(symbol, at)) {
                boolean wildcard = symbol.equals("*") && !afterOperand();
                add(wildcard ? Token.Kind.NAME : Token.Kind.SYMBOL, symbol, at);
                at += symbol.length();
                return;
            }
        }
        throw error("unexpected character '" + query.charAt(at) + "'");
    }

    private boolean afterOperand() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.kind() != Token.Kind.SYMBOL || OPERAND_ENDS.contains(last.text());
    }

    private InvalidQueryException error(String cause) {
        return new InvalidQueryException("XPath", query, at, cause);
    }
}
