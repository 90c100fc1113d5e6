package crawler.engine.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of a sitemap, or one sitemap of an index.
 *
 * @param fields what is said about it, by the local names of the elements: {@code loc}, {@code lastmod}, …; in order
 * @param alternates other URLs of the page, such as those in other languages
 */
public record SitemapEntry(Map<String, String> fields, List<String> alternates) {
    public SitemapEntry {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        alternates = List.copyOf(alternates);
    }

    /** Its URL; "" when the element is empty. */
    public String loc() {
        return fields.get("loc");
    }

    /** What the element of this name says, if there is one. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
