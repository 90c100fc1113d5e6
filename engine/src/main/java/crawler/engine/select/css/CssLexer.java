package crawler.engine.select.css;

import crawler.engine.select.query.InvalidQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits selectors into words (CSS Selectors 3, section 10.2). */
final class CssLexer {
    private static final String ESCAPE = "\\\\(?:[0-9a-fA-F]{1,6}(?:\\r\\n|[ \\n\\r\\t\\f])?|[^\\n\\r\\f0-9a-fA-F])";
    private static final String START = "(?:[_a-zA-Z]|[^\\x00-\\x7f]|" + ESCAPE + ")";
    private static final String PART = "(?:[_a-zA-Z0-9-]|[^\\x00-\\x7f]|" + ESCAPE + ")";
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]*\\.[0-9]+|[0-9]+)");
    private static final Pattern IDENT = Pattern.compile("-?" + START + PART + "{0,1000}");
    private static final Pattern HASH = Pattern.compile("#" + PART + "{1,1000}");
    private static final Pattern ESCAPED =
            Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})(?:\\r\\n|[ \\n\\r\\t\\f])?|\\r\\n|(.))", Pattern.DOTALL);

    private final String css;
    private final List<CssToken> tokens = new ArrayList<>();
    private int at;

    private CssLexer(String css) {
        this.css = css;
    }

    static List<CssToken> split(String css) {
        CssLexer lexer = new CssLexer(css);
        while (lexer.at < css.length()) {
            lexer.next();
        }
        lexer.tokens.add(new CssToken(CssToken.Kind.END, "", css.length()));
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        char c = css.charAt(at);
        if (css.startsWith("/*", at)) {
            int end = css.indexOf("*/", at + 2);
            at = end < 0 ? css.length() : end + 2;
        } else if (c == '"' || c == '\'') {
            string(c);
        } else if (!(take(SPACE, CssToken.Kind.SPACE, 0)
                || take(HASH, CssToken.Kind.HASH, 1)
                || take(IDENT, CssToken.Kind.IDENT, 0)
                || take(NUMBER, CssToken.Kind.NUMBER, 0))) {
            add(CssToken.Kind.DELIM, String.valueOf(c), at + 1);
        }
    }

    private boolean take(Pattern pattern, CssToken.Kind kind, int skip) {
        Matcher matcher = pattern.matcher(css).region(at, css.length());
        boolean found = matcher.lookingAt();
        if (found) {
            add(kind, unescape(matcher.group().substring(skip)), matcher.end());
        }
        return found;
    }

    private void add(CssToken.Kind kind, String text, int end) {
        tokens.add(new CssToken(kind, text, at));
        at = end;
    }

    private void string(char quote) {
        int end = at + 1;
        while (end < css.length() && css.charAt(end) != quote) {
            end += css.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= css.length()) {
            throw new InvalidQueryException("CSS", css, at, "this string has no closing " + quote);
        }
        add(CssToken.Kind.STRING, unescape(css.substring(at + 1, end)), end + 1);
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(character(match.group(1), match.group(2))));
    }

    /** The escaped character: by its number, or itself; an escaped line end is nothing. */
    private static String character(String hex, String itself) {
        if (hex == null) {
            return itself == null || itself.equals("\n") ? "" : itself;
        }
        int number = Integer.parseInt(hex, 16);
        return Character.isValidCodePoint(number) && number > 0 ? Character.toString(number) : "\ufffd";
    }
}
