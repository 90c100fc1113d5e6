package crawler.engine.select.css;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The pseudo-classes and the XPath condition of each, as cssselect has them. */
final class PseudoClasses {
    private static final String NEVER = "false()";

    private static final Map<String, String> PLAIN = Map.ofEntries(
            entry("root", "not(parent::*)"),
            entry("scope", "css:scope()"),
            entry("first-child", "css:nth-child(0, 1)"),
            entry("last-child", "css:nth-last-child(0, 1)"),
            entry("first-of-type", "css:nth-of-type(0, 1)"),
            entry("last-of-type", "css:nth-last-of-type(0, 1)"),
            entry("only-child", "parent::* and css:nth-child(0, 1) and css:nth-last-child(0, 1)"),
            entry("only-of-type", "parent::* and css:nth-of-type(0, 1) and css:nth-last-of-type(0, 1)"),
            entry("empty", "not(*) and not(string-length())"),
            entry("link", NEVER),
            entry("visited", NEVER),
            entry("hover", NEVER),
            entry("active", NEVER),
            entry("focus", NEVER),
            entry("target", NEVER),
            entry("enabled", NEVER),
            entry("disabled", NEVER),
            entry("checked", NEVER));

    private static final String FIELD =
            "(self::input[not(@type = 'hidden')] or self::button or self::select or self::textarea)";

    private static final Map<String, String> HTML = Map.of(
            "link", "@href and (self::a or self::link or self::area)",
            "checked",
                    "(@selected and self::option) or"
                            + " (@checked and self::input[@type = 'checkbox' or @type = 'radio'])",
            "disabled",
                    "(@disabled and (" + FIELD + " or self::fieldset or self::optgroup or self::option))" + " or ("
                            + FIELD + " and ancestor::fieldset[@disabled])",
            "enabled",
                    "(@href and (self::a or self::link or self::area))"
                            + " or ((self::fieldset or self::optgroup) and not(@disabled))"
                            + " or (" + FIELD + " and not(@disabled or ancestor::fieldset[@disabled]))"
                            + " or (self::option and not(@disabled or ancestor::optgroup[@disabled]))");

    private final CssParser parser;
    private final boolean xml;

    PseudoClasses(CssParser parser, boolean xml) {
        this.parser = parser;
        this.xml = xml;
    }

    String plain(String name, CssToken colon) {
        String condition = PLAIN.get(name);
        if (condition == null) {
            throw parser.error(colon, "there is no pseudo-class :" + name);
        }
        return xml ? condition : HTML.getOrDefault(name, condition);
    }

    /** The condition of a pseudo-class whose opening parenthesis has been read. */
    String function(String name, CssToken colon) {
        return switch (name) {
            case "not" -> "not(" + anyOf(parser.inner(false)) + ")";
            case "is", "matches", "where" -> anyOf(parser.inner(false));
            case "has" -> has(parser.inner(true));
            case "contains" -> "contains(., " + CssPath.literal(parser.argument("a text")) + ")";
            case "lang" -> lang(parser.argument("a language"));
            case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type" -> "css:" + name + series(colon);
            default -> throw parser.error(colon, "there is no pseudo-class :" + name + "()");
        };
    }

    private static String anyOf(List<CssPath> paths) {
        return paths.stream().map(CssPath::asCondition).collect(Collectors.joining(" or "));
    }

    private static String has(List<CssPath> paths) {
        return paths.stream().map(CssPath::toXPath).collect(Collectors.joining(" or "));
    }

    private String lang(String language) {
        if (xml) {
            return "lang(" + CssPath.literal(language) + ")";
        }
        return "ancestor-or-self::*[@lang][1][starts-with(concat(translate(@lang, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', "
                + "'abcdefghijklmnopqrstuvwxyz'), '-'), "
                + CssPath.literal(language.toLowerCase(Locale.ROOT) + "-") + ")]";
    }

    /** {@code odd}, {@code even}, {@code an+b}, as arguments for the functions that count. */
    private String series(CssToken colon) {
        List<String> parts = new ArrayList<>();
        while (!parser.peek().is(')') && !parser.peek().is(CssToken.Kind.END)) {
            CssToken token = parser.next();
            if (token.is(CssToken.Kind.STRING)) {
                throw parser.error(token, "a string is no position");
            }
            parts.add(token.text());
        }
        parser.expect(')');
        String text = String.join("", parts).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        try {
            return "(" + arguments(text) + ")";
        } catch (NumberFormatException e) {
            throw parser.error(colon, "\"" + text + "\" is no position; write odd, even, or an+b as 2n+1");
        }
    }

    private static String arguments(String text) {
        if (text.equals("odd") || text.equals("even")) {
            return text.equals("odd") ? "2, 1" : "2, 0";
        }
        int n = text.indexOf('n');
        if (n < 0) {
            return "0, " + Integer.parseInt(text);
        }
        String a = text.substring(0, n);
        String b = text.substring(n + 1);
        int step = a.isEmpty() || a.equals("+") ? 1 : a.equals("-") ? -1 : Integer.parseInt(a);
        return step + ", " + (b.isEmpty() ? 0 : Integer.parseInt(b));
    }
}
