package crawler.engine.link;

import crawler.engine.Response;
import crawler.engine.select.Selector;
import java.util.List;
import java.util.stream.Stream;

/** Where on a page links may stand: in which regions, elements and attributes. Immutable. */
final class LinkPlaces {
    static final LinkPlaces DEFAULT = new LinkPlaces(
            new Names(NameSet.of("a", "area"), NameSet.NONE),
            new Names(NameSet.of("href"), NameSet.NONE),
            List.of(),
            List.of());

    private final Names tags;
    private final Names attrs;
    private final List<String> css;
    private final List<String> xpaths;

    /** What is wanted and what is not. */
    private record Names(NameSet wanted, NameSet denied) {
        boolean has(String name) {
            return wanted.has(name) && !denied.has(name);
        }
    }

    private LinkPlaces(Names tags, Names attrs, List<String> css, List<String> xpaths) {
        this.tags = tags;
        this.attrs = attrs;
        this.css = css;
        this.xpaths = xpaths;
    }

    LinkPlaces withTags(NameSet names) {
        return new LinkPlaces(new Names(names, tags.denied()), attrs, css, xpaths);
    }

    LinkPlaces withDenyTags(NameSet names) {
        return new LinkPlaces(new Names(tags.wanted(), names), attrs, css, xpaths);
    }

    LinkPlaces withAttrs(NameSet names) {
        return new LinkPlaces(tags, new Names(names, attrs.denied()), css, xpaths);
    }

    LinkPlaces withDenyAttrs(NameSet names) {
        return new LinkPlaces(tags, new Names(attrs.wanted(), names), css, xpaths);
    }

    LinkPlaces withCss(List<String> queries) {
        return new LinkPlaces(tags, attrs, queries, xpaths);
    }

    LinkPlaces withXpaths(List<String> expressions) {
        return new LinkPlaces(tags, attrs, css, expressions);
    }

    /** The whole page, or its regions; those of XPath come first, as in Scrapy. */
    List<Selector> regions(Response page) {
        if (css.isEmpty() && xpaths.isEmpty()) {
            return List.of(page.selector());
        }
        return Stream.concat(
                        xpaths.stream().flatMap(each -> page.xpath(each).stream()),
                        css.stream().flatMap(each -> page.css(each).stream()))
                .toList();
    }

    boolean hasTag(String name) {
        return tags.has(name);
    }

    boolean hasAttribute(String name) {
        return attrs.has(name);
    }

    /** The one attribute that can carry a link, or "" when there may be several. */
    String onlyAttribute() {
        String only = attrs.wanted().only();
        return attrs.denied().has(only) ? "" : only;
    }
}
