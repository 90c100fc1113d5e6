package crawler.engine.record;

import crawler.engine.select.Selector;
import crawler.engine.select.SelectorList;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where something is on a page, as an annotation says.
 *
 * @param text the annotation, for messages
 */
record Query(String text, Function<Selector, SelectorList> find) {

    /** Looks annotations up. */
    @FunctionalInterface
    interface Annotated {
        <A extends Annotation> A annotation(Class<A> type);
    }

    /**
     * The one of @Css, @XPath and @JmesPath that is there.
     *
     * @throws IllegalArgumentException when there are several, or it is no query
     */
    static Optional<Query> of(Annotated element) {
        Css css = element.annotation(Css.class);
        XPath xpath = element.annotation(XPath.class);
        JmesPath jmesPath = element.annotation(JmesPath.class);
        List<Query> queries = new ArrayList<>();
        if (css != null) {
            queries.add(css(css.value()));
        }
        if (xpath != null) {
            queries.add(new Query("@XPath(\"" + xpath.value() + "\")", where -> where.xpath(xpath.value())));
        }
        if (jmesPath != null) {
            queries.add(
                    new Query("@JmesPath(\"" + jmesPath.value() + "\")", where -> where.jmespath(jmesPath.value())));
        }
        if (queries.size() > 1) {
            throw new IllegalArgumentException(queries.get(0).text() + " and "
                    + queries.get(1).text() + " are both there; one of them says where the value is");
        }
        return queries.stream().findFirst().map(query -> query.tried(jmesPath != null));
    }

    static Query css(String css) {
        return new Query("@Css(\"" + css + "\")", where -> where.css(css));
    }

    /** On a page without anything, so that what is no query shows at once. */
    Query tried(boolean json) {
        try {
            find.apply(json ? Selector.json("{}") : Selector.html(""));
            return this;
        } catch (RuntimeException e) { // of three parsers of queries
            throw new IllegalArgumentException(text + ": " + e.getMessage(), e);
        }
    }
}
