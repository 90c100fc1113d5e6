package crawler.conformance.function;

import crawler.engine.link.LinkExtractor;
import crawler.engine.select.query.PythonPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** A link extractor by Scrapy's names of its options; a value stands for itself or for a list of values. */
public final class LinkOptions {
    private static final Map<String, BiFunction<LinkExtractor, Object, LinkExtractor>> OPTIONS = Map.ofEntries(
            Map.entry("allow", (links, value) -> links.allow(texts(value))),
            Map.entry("deny", (links, value) -> links.deny(texts(value))),
            Map.entry("allow_domains", (links, value) -> links.allowDomains(texts(value))),
            Map.entry("deny_domains", (links, value) -> links.denyDomains(texts(value))),
            Map.entry("deny_extensions", (links, value) -> links.denyExtensions(texts(value))),
            Map.entry("restrict_css", (links, value) -> links.restrictCss(texts(value))),
            Map.entry("restrict_xpaths", (links, value) -> links.restrictXpaths(texts(value))),
            Map.entry("restrict_text", (links, value) -> links.restrictText(texts(value))),
            Map.entry("tags", (links, value) -> links.tags(texts(value))),
            Map.entry("attrs", (links, value) -> links.attrs(texts(value))),
            Map.entry("deny_tags", (links, value) -> links.denyTags(texts(value))),
            Map.entry("deny_attrs", (links, value) -> links.denyAttrs(texts(value))),
            Map.entry("canonicalize", (links, value) -> links.canonicalize((Boolean) value)),
            Map.entry("unique", (links, value) -> links.unique((Boolean) value)),
            Map.entry("strip", (links, value) -> links.strip((Boolean) value)),
            Map.entry("process_value", (links, value) -> links.processValue(url -> firstGroup(value.toString(), url))));

    private LinkOptions() {}

    /** @throws IllegalArgumentException when there is no such option */
    public static LinkExtractor extractor(Map<?, ?> options) {
        LinkExtractor links = new LinkExtractor();
        for (Map.Entry<?, ?> option : options.entrySet()) {
            if (option.getValue() != null) {
                links = Optional.ofNullable(OPTIONS.get(option.getKey().toString()))
                        .orElseThrow(() -> new IllegalArgumentException("no option " + option.getKey()))
                        .apply(links, option.getValue());
            }
        }
        return links;
    }

    private static String[] texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toArray(String[]::new)
                : new String[] {value.toString()};
    }

    /** JSON holds no function, so a regular expression stands for the one that takes its first group out of a value. */
    private static Optional<String> firstGroup(String regex, String value) {
        return PythonPattern.of(regex)
                .first(value)
                .map(match -> PythonPattern.groups(match).get(0));
    }
}
