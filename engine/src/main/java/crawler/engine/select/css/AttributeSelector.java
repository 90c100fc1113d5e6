package crawler.engine.select.css;

import java.util.Locale;

/** {@code [name operator value]}, read from behind its opening bracket. */
final class AttributeSelector {
    private final CssParser parser;
    private final boolean xml;

    AttributeSelector(CssParser parser, boolean xml) {
        this.parser = parser;
        this.xml = xml;
    }

    String condition() {
        parser.skipSpace();
        String attribute = attribute();
        parser.skipSpace();
        CssToken operator = parser.next();
        if (operator.is(']')) {
            return attribute;
        }
        boolean plain = operator.is('=');
        if (!plain) {
            parser.expect('=');
        }
        parser.skipSpace();
        if (!parser.peek().is(CssToken.Kind.IDENT) && !parser.peek().is(CssToken.Kind.STRING)) {
            throw parser.unexpected("a name or a string as the value");
        }
        String value = parser.next().text();
        parser.skipSpace();
        parser.expect(']');
        return compare(attribute, operator, value);
    }

    private String attribute() {
        boolean unnamed = parser.peek().is('*') || parser.peek().is('|');
        String first = unnamed ? "" : parser.ident("an attribute's name");
        if (unnamed && parser.peek().is('*')) {
            parser.next();
        }
        boolean prefixed = parser.peek().is('|') && !parser.nextIs('=');
        if (prefixed) {
            parser.next();
        }
        String name = prefixed ? parser.ident("an attribute's name") : first;
        return CssPath.attributeTest(prefixed ? first : "", xml ? name : name.toLowerCase(Locale.ROOT));
    }

    private String compare(String attribute, CssToken operator, String value) {
        String text = CssPath.literal(value);
        boolean oneWord = !value.isEmpty() && value.chars().noneMatch(c -> " \t\r\n\f".indexOf(c) >= 0);
        return switch (operator.text()) {
            case "=" -> attribute + " = " + text;
            case "!" -> "not(" + attribute + ") or " + attribute + " != " + text;
            case "^" -> value.isEmpty() ? "false()" : "starts-with(" + attribute + ", " + text + ")";
            case "$" -> value.isEmpty() ? "false()" : endsWith(attribute, text, value);
            case "*" -> value.isEmpty() ? "false()" : "contains(" + attribute + ", " + text + ")";
            case "|" ->
                attribute + " = " + text + " or starts-with(" + attribute + ", " + CssPath.literal(value + "-") + ")";
            case "~" ->
                oneWord
                        ? "contains(concat(' ', normalize-space(" + attribute + "), ' '), "
                                + CssPath.literal(" " + value + " ") + ")"
                        : "false()";
            default -> throw parser.error(operator, "there is no operator " + operator.text() + "=");
        };
    }

    private static String endsWith(String attribute, String text, String value) {
        int before = value.codePointCount(0, value.length()) - 1;
        return "substring(" + attribute + ", string-length(" + attribute + ") - " + before + ") = " + text;
    }
}
