package crawler.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Fuzzing;
import crawler.engine.select.css.Css;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Random selectors that mean the same to jsoup, for {@code -Dfuzz.seconds=N}: both find the same elements, in order. (To jsoup
 * {@code *} is the document as well, and {@code ~=} a regular expression.) */
@EnabledIfSystemProperty(named = "fuzz.seconds", matches = "\\d+")
final class CssFuzzTest {
    private static final List<String> TAGS = List.of("div", "p", "b", "ul", "li", "a", "span");
    private static final List<String> SIMPLE = List.of(
            ".c",
            ".d",
            "#i",
            "[h]",
            "[h=v]",
            "[h^=v]",
            "[h$=w]",
            "[h*=v]",
            "[h|=v]",
            ":first-child",
            ":last-child",
            ":only-child",
            ":first-of-type",
            ":last-of-type",
            ":only-of-type",
            ":empty",
            ":nth-child(2n+1)",
            ":nth-child(even)",
            ":nth-child(-n+2)",
            ":nth-last-child(2)",
            ":nth-of-type(2)",
            ":nth-last-of-type(odd)",
            ":not(.c)",
            ":not(p)",
            ":not([h])",
            ":has(b)",
            ":has(> p)",
            ":is(p, .d)");
    private static final List<String> COMBINATORS = List.of(" ", " > ", " + ", " ~ ", ", ");
    private static final List<String> ATTRIBUTES =
            List.of("", " class=c", " class='c d'", " id=i", " h=v", " h='v w'", " h=v-w", " h=''");

    private Random random = new Random();

    @Test
    void selectorsFindWhatJsoupFinds() {
        Fuzzing.run("CSS against jsoup", seed -> {
            random = new Random(seed);
            Document page = Jsoup.parse(markup());
            String query = query();
            List<Element> expected = page.select(query);
            Selector ours = Selector.ofDocument(page);
            assertEquals(
                    expected,
                    ours.css(query).stream()
                            .map(each -> (Element) each.node().orElseThrow())
                            .toList(),
                    () -> query + " in " + page.body().html());
            assertEquals(
                    ours.css(query).size(),
                    ours.xpath(Css.toXPath(query, false)).size(),
                    query);
        });
    }

    private String markup() {
        StringBuilder html = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            String tag = one(TAGS);
            html.append(
                    switch (random.nextInt(4)) {
                        case 0 -> "</" + tag + ">";
                        case 1 -> "text";
                        default -> "<" + tag + one(ATTRIBUTES) + ">";
                    });
        }
        return html.toString();
    }

    private String query() {
        StringBuilder query = new StringBuilder(compound());
        for (int i = random.nextInt(3); i > 0; i--) {
            query.append(one(COMBINATORS)).append(compound());
        }
        return query.toString();
    }

    private String compound() {
        StringBuilder compound = new StringBuilder(one(TAGS));
        for (int i = random.nextInt(3); i > 0; i--) {
            compound.append(one(SIMPLE));
        }
        return compound.toString();
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
