package crawler.engine.select;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Fuzzing;
import crawler.engine.select.query.InvalidQueryException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Random queries on random pages, for {@code -Dfuzz.seconds=N} each: they answer or are refused, soon and with a reason. */
@EnabledIfSystemProperty(named = "fuzz.seconds", matches = "\\d+")
final class QueryFuzzTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final List<String> CSS = List.of(
            "a",
            "div",
            "*",
            ".c",
            "#i",
            "[h]",
            "[h=v]",
            "[h^='v']",
            "[h*=v i]",
            ">",
            "+",
            "~",
            ",",
            " ",
            ":not(",
            ":has(",
            ":is(",
            ")",
            ":nth-child(",
            "2n+1",
            "odd",
            ":first-child",
            ":contains('",
            "'",
            "\"",
            "::text",
            "::attr(h)",
            ":lang(en)",
            "|",
            "\\61 ",
            "é",
            "/*",
            "*/",
            "[",
            "]",
            "=",
            "-",
            "1",
            "(",
            ":root",
            "\u0000",
            "\ud800");
    private static final List<String> XPATH = List.of(
            "//",
            "/",
            "a",
            "*",
            "@h",
            "[",
            "]",
            "(",
            ")",
            "1",
            ".5",
            "'v'",
            "\"",
            "'",
            "=",
            "!=",
            "<",
            "|",
            "+",
            "-",
            " div ",
            " mod ",
            " and ",
            " or ",
            "..",
            ".",
            "::",
            "ancestor::",
            "following::",
            "preceding::",
            "text()",
            "node()",
            "comment()",
            "position()",
            "last()",
            "count(",
            "not(",
            "contains(",
            ",",
            "concat(",
            "substring(",
            "re:test(",
            "re:replace(",
            "set:distinct(",
            "has-class(",
            "id(",
            "$v",
            "$w",
            "x:y",
            "é",
            "sum(",
            "string(",
            "number(",
            "translate(",
            "\u0000",
            "\ud800",
            "lang(");
    private static final List<String> JMES = List.of(
            "a",
            "b",
            ".",
            "[*]",
            "[]",
            "[0]",
            "[-1]",
            "[::2]",
            "[?",
            "]",
            "==",
            "`1`",
            "'v'",
            "\"a\"",
            "|",
            "||",
            "&&",
            "!",
            "&",
            "@",
            "*",
            "{",
            "}",
            ":",
            ",",
            "(",
            ")",
            "length(",
            "sort_by(",
            "to_string(",
            "`",
            "`{\"a\":",
            "max(",
            "keys(",
            "é",
            "\\",
            "99999999999");
    private static final List<String> REGEX = List.of(
            "a", ".", "\\d", "\\w", "[", "]", "[^", "(", ")", "(?:", "(?P<n>", "(?P=n)", "(?=", "(?!", "(?<=", "*", "+",
            "?", "{2}", "{,3}", "{", "}", "|", "^", "$", "\\b", "\\Z", "\\", "é", "&", "-", "(?i)", "(?#", "\\1",
            "extract", ">");
    private static final List<String> MARKUP = List.of(
            "<a h=v>",
            "</a>",
            "<div class=c>",
            "</div>",
            "<p>",
            "<table>",
            "<td>",
            "<svg>",
            "<x:y>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<script>",
            "</script>",
            "<template>",
            "&amp;",
            "&#0;",
            "&x",
            "t",
            " ",
            "<",
            ">",
            "\"",
            "'",
            "<?p q?>",
            "<!DOCTYPE r [",
            "]>",
            "<!ENTITY e 'x'>",
            "&e;",
            "xmlns:x='u'",
            "<r>",
            "</r>",
            "\u0000",
            "\ud800",
            "é",
            "<textarea>",
            "<plaintext>",
            "<base href=x>");

    private Random random = new Random();

    @Test
    void cssAnswersOrIsRefused() {
        asked("CSS", CSS, query -> page().css(query).getAll());
    }

    @Test
    void xpathAnswersOrIsRefused() {
        asked(
                "XPath",
                XPATH,
                query -> page().xpath(query, Map.of("v", 2, "w", "x")).getAll());
    }

    @Test
    void jmespathAnswersOrIsRefused() {
        Selector json = Selector.json("{\"a\": [{\"b\": 1}, {\"b\": \"x\"}, null], \"b\": {\"a\": 1.5}}");
        asked("JMESPath", JMES, query -> json.jmespath(query).getAll());
    }

    @Test
    void regularExpressionsAnswerOrAreRefused() {
        Selector text = Selector.text("a aa 12 é &amp; a&b-c\n>");
        asked("regex", REGEX, text::re);
    }

    private void asked(String language, List<String> words, Consumer<String> question) {
        Fuzzing.run(language, seed -> {
            random = new Random(seed);
            String query = sentence(words, 12);
            long begin = System.nanoTime();
            try {
                question.accept(query);
            } catch (InvalidQueryException e) {
                assertTrue(e.getMessage().contains(query), e.getMessage());
            }
            assertTrue(System.nanoTime() - begin < SOON.toNanos(), query);
        });
    }

    private Selector page() {
        String markup = sentence(MARKUP, 30);
        return random.nextBoolean() ? Selector.html(markup) : Selector.xml(markup);
    }

    private String sentence(List<String> words, int longest) {
        StringBuilder sentence = new StringBuilder();
        for (int i = random.nextInt(longest); i >= 0; i--) {
            sentence.append(words.get(random.nextInt(words.size())));
        }
        return sentence.toString();
    }
}
