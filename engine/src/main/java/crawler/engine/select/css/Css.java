package crawler.engine.select.css;

import crawler.engine.select.query.BoundedCache;
import java.util.List;
import java.util.stream.Collectors;

/** The translation of CSS selectors into XPath: Scrapy's {@code css2xpath}. */
public final class Css {
    private static final BoundedCache<String, String> HTML = new BoundedCache<>(2000);
    private static final BoundedCache<String, String> XML = new BoundedCache<>(2000);

    private Css() {}

    /**
     * The XPath of a selector group; it answers matches among the context node and all below it. Prefixes {@code css} and
     * those of the selector ({@code ns|tag}) must be known where it is evaluated. Translations are kept; thread-safe.
     *
     * @param xml whether names keep their case, and form states and links have no meaning
     * @throws InvalidQueryException when it is no CSS, or a pseudo-class or -element that nobody knows
     */
    public static String toXPath(String selectors, boolean xml) {
        return (xml ? XML : HTML).get(selectors, css -> translate(css, xml));
    }

    private static String translate(String css, boolean xml) {
        List<CssPath> group = new CssParser(css, xml).group();
        return group.stream().map(CssPath::toXPath).collect(Collectors.joining(" | "));
    }
}
