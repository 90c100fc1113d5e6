package crawler.engine.select.css;

import crawler.engine.select.query.InvalidQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads selectors by cssselect's grammar and writes the XPath of each as it goes. */
final class CssParser {
    private static final int DEEPEST = 50;

    private final String css;
    private final boolean xml;
    private final List<CssToken> tokens;
    private final PseudoClasses pseudoClasses;
    private int at;
    private int depth;

    CssParser(String css, boolean xml) {
        this.css = css;
        this.xml = xml;
        this.tokens = CssLexer.split(css);
        this.pseudoClasses = new PseudoClasses(this, xml);
    }

    /** The whole text as a group. */
    List<CssPath> group() {
        List<CssPath> paths = selectors();
        if (!peek().is(CssToken.Kind.END)) {
            throw unexpected("a selector");
        }
        return paths;
    }

    /** Selectors with commas between them, up to a closing parenthesis or the end. */
    private List<CssPath> selectors() {
        List<CssPath> paths = new ArrayList<>();
        do {
            skipSpace();
            paths.add(complex(new CssPath("descendant-or-self::")));
        } while (accept(','));
        return paths;
    }

    CssToken peek() {
        return tokens.get(at);
    }

    CssToken next() {
        CssToken token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Whether the token after the next is the delimiter. */
    boolean nextIs(char delimiter) {
        return at + 1 < tokens.size() && tokens.get(at + 1).is(delimiter);
    }

    private boolean accept(char delimiter) {
        boolean there = peek().is(delimiter);
        if (there) {
            next();
        }
        return there;
    }

    void expect(char delimiter) {
        if (!accept(delimiter)) {
            throw unexpected("'" + delimiter + "'");
        }
    }

    boolean skipSpace() {
        boolean there = peek().is(CssToken.Kind.SPACE);
        while (peek().is(CssToken.Kind.SPACE)) {
            next();
        }
        return there;
    }

    InvalidQueryException unexpected(String wanted) {
        return error(peek(), "expected " + wanted + " but found " + peek().described());
    }

    InvalidQueryException error(CssToken token, String cause) {
        return new InvalidQueryException("CSS", css, token.position(), cause);
    }

    private CssPath complex(CssPath path) {
        compound(path);
        while (true) {
            boolean space = skipSpace();
            CssToken token = peek();
            if (token.is(CssToken.Kind.END) || token.is(',') || token.is(')')) {
                return path;
            }
            if (path.hasPseudoElement()) {
                throw error(token, "a pseudo-element ends a selector; nothing may follow it");
            }
            combinator(path, token, space);
            compound(path);
        }
    }

    private void combinator(CssPath path, CssToken token, boolean space) {
        String axis = explicitAxis();
        if (axis.equals(CssPath.DESCENDANT) && !space) {
            throw error(token, "expected a selector but found " + token.described());
        }
        path.combine(axis);
    }

    /** The axis of the combinator that comes next; that of a space when there is none. */
    private String explicitAxis() {
        String axis = accept('>')
                ? CssPath.CHILD
                : accept('~') ? CssPath.LATER_SIBLING : accept('+') ? CssPath.NEXT_SIBLING : CssPath.DESCENDANT;
        skipSpace();
        return axis;
    }

    private void compound(CssPath path) {
        int begin = at;
        typeSelector(path);
        while (simple(path)) {
            if (path.hasPseudoElement()) {
                return;
            }
        }
        if (at == begin) {
            throw unexpected("a selector");
        }
    }

    private void typeSelector(CssPath path) {
        if (!peek().is(CssToken.Kind.IDENT) && !peek().is('*') && !peek().is('|')) {
            return;
        }
        String name = peek().is('|') ? "" : next().text();
        String prefix = "";
        if (accept('|')) {
            if (!peek().is(CssToken.Kind.IDENT) && !peek().is('*')) {
                throw unexpected("an element's name");
            }
            prefix = name.equals("*") ? "" : name;
            name = next().text();
        }
        if (!name.equals("*") || !prefix.isEmpty()) {
            path.element(prefix, xml ? name : name.toLowerCase(Locale.ROOT));
        }
    }

    /** One class, id, attribute or pseudo selector; false when none comes next. */
    private boolean simple(CssPath path) {
        CssToken token = peek();
        if (token.is(CssToken.Kind.HASH)) {
            path.require("@id = " + CssPath.literal(next().text()));
        } else if (accept('.')) {
            path.require("has-class(" + CssPath.literal(ident("a class")) + ")");
        } else if (accept('[')) {
            path.require(new AttributeSelector(this, xml).condition());
        } else if (accept(':')) {
            pseudo(path, token);
        } else {
            return false;
        }
        return true;
    }

    String ident(String what) {
        if (!peek().is(CssToken.Kind.IDENT)) {
            throw unexpected(what);
        }
        return next().text();
    }

    private void pseudo(CssPath path, CssToken colon) {
        if (accept(':')) {
            pseudoElement(path, colon);
            return;
        }
        String name = ident("a pseudo-class").toLowerCase(Locale.ROOT);
        path.require(accept('(') ? pseudoClasses.function(name, colon) : pseudoClasses.plain(name, colon));
    }

    private void pseudoElement(CssPath path, CssToken colon) {
        String name = ident("a pseudo-element").toLowerCase(Locale.ROOT);
        boolean called = accept('(');
        if (depth > 0) {
            throw error(colon, "a pseudo-element cannot stand inside a pseudo-class");
        }
        if (name.equals("text") && !called) {
            path.text();
        } else if (name.equals("attr") && called) {
            path.attribute(argument("the attribute's name"));
        } else {
            throw error(
                    colon,
                    "there is no pseudo-element ::" + name + (called ? "()" : "") + " (have: ::text, ::attr(name))");
        }
    }

    /** A name or string alone in parentheses, of which the first has been read. */
    String argument(String what) {
        skipSpace();
        if (!peek().is(CssToken.Kind.IDENT) && !peek().is(CssToken.Kind.STRING)) {
            throw unexpected(what);
        }
        String text = next().text();
        skipSpace();
        expect(')');
        return text;
    }

    /** Selectors in parentheses, of which the first has been read; relative ones may begin with a combinator. */
    List<CssPath> inner(boolean relative) {
        if (++depth > DEEPEST) {
            throw error(peek(), "nested deeper than " + DEEPEST + " levels");
        }
        List<CssPath> paths = new ArrayList<>();
        do {
            skipSpace();
            paths.add(complex(relative ? leading() : new CssPath(CssPath.DESCENDANT)));
        } while (accept(','));
        expect(')');
        depth--;
        return paths;
    }

    private CssPath leading() {
        return new CssPath(explicitAxis());
    }
}
