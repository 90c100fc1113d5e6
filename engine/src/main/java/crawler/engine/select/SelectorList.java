package crawler.engine.select;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/** What a query selected, in document order. Immutable; queries on it run on each of its selectors, one after another. */
public final class SelectorList extends AbstractList<Selector> implements RandomAccess {
    private final List<Selector> selectors;

    SelectorList(Collection<Selector> selectors) {
        this.selectors = List.copyOf(selectors);
    }

    @Override
    public Selector get(int index) {
        return selectors.get(index);
    }

    @Override
    public int size() {
        return selectors.size();
    }

    /** {@link Selector#css(String)} of each. */
    public SelectorList css(String query) {
        return new SelectorList(
                stream().flatMap(each -> each.css(query).stream()).toList());
    }

    /** {@link Selector#xpath(String)} of each. */
    public SelectorList xpath(String query) {
        return xpath(query, Map.of());
    }

    /** {@link Selector#xpath(String, Map)} of each. */
    public SelectorList xpath(String query, Map<String, ?> variables) {
        return xpath(query, variables, Map.of());
    }

    /** {@link Selector#xpath(String, Map, Map)} of each. */
    public SelectorList xpath(String query, Map<String, ?> variables, Map<String, String> namespaces) {
        return new SelectorList(stream()
                .flatMap(each -> each.xpath(query, variables, namespaces).stream())
                .toList());
    }

    /** {@link Selector#jmespath(String)} of each. */
    public SelectorList jmespath(String query) {
        return new SelectorList(
                stream().flatMap(each -> each.jmespath(query).stream()).toList());
    }

    /** The first one's text, or "" when there is none; {@link #first()} tells the two apart. */
    public String get() {
        return get("");
    }

    /** The first one's text, or the given one when there is none. */
    public String get(String defaultValue) {
        return first().orElse(defaultValue);
    }

    /** The first one's text, if there is one. */
    public Optional<String> first() {
        return stream().findFirst().map(Selector::get);
    }

    /** The text of each: Scrapy's {@code getall()}. */
    public List<String> getAll() {
        return stream().map(Selector::get).toList();
    }

    /** {@link Selector#re(String)} of each. */
    public List<String> re(String regex) {
        return re(regex, true);
    }

    /** {@link Selector#re(String, boolean)} of each. */
    public List<String> re(String regex, boolean replaceEntities) {
        return stream()
                .flatMap(each -> each.re(regex, replaceEntities).stream())
                .toList();
    }

    /** The first thing that {@link #re(String)} finds, if it finds any. */
    public Optional<String> reFirst(String regex) {
        return stream().flatMap(each -> each.re(regex).stream()).findFirst();
    }

    /** The attributes of the first one; empty when there is none. */
    public Map<String, String> attrib() {
        return stream().findFirst().map(Selector::attrib).orElse(Map.of());
    }

    /** An attribute of the first one; "" when there is none or it has no such attribute. */
    public String attr(String name) {
        return stream().findFirst().map(each -> each.attr(name)).orElse("");
    }

    /** {@link Selector#drop()} of each, or of none when one of them cannot be dropped. */
    public void drop() {
        Dropping.drop(stream().map(Selector::droppable).toList());
    }
}
