package crawler.engine.link;

import crawler.engine.Response;
import crawler.engine.select.Selector;
import crawler.engine.select.tree.Nodes;
import crawler.engine.url.BaseUrl;
import crawler.engine.url.CanonicalUrl;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.SafeUrl;
import crawler.engine.url.UrlParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The links of one page being taken. Looks at each attribute in the cheapest order: whether the crawl has met it, its URL,
 * whether the page has it twice, the rules, and only then the text.
 */
final class Extraction {
    private static final String NOFOLLOW = "nofollow";

    private final LinkExtractor wanted;
    private final LinkPlaces places;
    private final String only;
    private final Response page;
    private final boolean newOnly;
    private final Set<String> urls = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Link> links = new ArrayList<>();
    private boolean takenMayRepeat;

    Extraction(LinkExtractor wanted, Response page, boolean newOnly) {
        this.wanted = wanted;
        this.places = wanted.places();
        this.only = places.onlyAttribute();
        this.page = page;
        this.newOnly = newOnly;
    }

    List<Link> links() {
        List<Selector> regions = places.regions(page);
        takenMayRepeat = wanted.isUnique() && (wanted.canonicalizes() || regions.size() > 1);
        for (Selector region : regions) {
            urls.clear();
            walk(top(region));
        }
        return List.copyOf(links);
    }

    private static Node top(Selector region) {
        return region.node()
                .filter(node -> region.isElement())
                .orElseThrow(() -> new IllegalArgumentException("Links can only be restricted to elements, and \""
                        + region + "\" is none; select the element without ::text or ::attr()"));
    }

    private void walk(Node top) {
        for (Node at = top; at != null; at = Nodes.next(at, top)) {
            if (at instanceof Element element && element.attributesSize() > 0 && places.hasTag(element.tagName())) {
                look(element);
            }
        }
    }

    private void look(Element element) {
        if (only.isEmpty()) {
            for (Attribute attribute : element.attributes()) {
                if (places.hasAttribute(attribute.getKey())) {
                    take(element, attribute.getValue());
                }
            }
        } else if (element.attributes().hasKey(only)) {
            take(element, element.attributes().get(only));
        }
    }

    private void take(Element element, String value) {
        if (newOnly && page.met(value)) {
            return;
        }
        String url = url(value);
        if (url.isEmpty() || wanted.isUnique() && !urls.add(url) || !wanted.allows(url)) {
            return;
        }
        String text = Nodes.text(element);
        if (wanted.allowsText(text)) {
            add(url, text, isNofollow(element));
        }
    }

    private void add(String url, String text, boolean nofollow) {
        String given = wanted.canonicalizes() ? CanonicalUrl.of(url) : url;
        if (!takenMayRepeat || taken.add(given)) {
            links.add(new Link(given, text, "", nofollow));
        }
    }

    /** Absolute and safe; "" when the value is no URL, or not wanted as one. */
    private String url(String value) {
        String joined = page.join(value);
        if (wanted.processesValue()) {
            joined = wanted.processed(wanted.strips() ? joined : joined + whiteSpaceAtEnd(value))
                    .orElse("");
        }
        try {
            String safe = SafeUrl.of(joined, page.encoding());
            return safe.isEmpty() || UrlParts.isAbsolute(safe)
                    ? safe
                    : BaseUrl.of(page.url()).resolve(safe);
        } catch (InvalidUrlException e) {
            return "";
        }
    }

    private static String whiteSpaceAtEnd(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == ' ') {
            end--;
        }
        return value.substring(end);
    }

    /** Whether {@code rel} holds the word, in any case; its words stand between spaces or commas. */
    private static boolean isNofollow(Element element) {
        if (!element.attributes().hasKey("rel")) {
            return false;
        }
        String rel = element.attributes().get("rel");
        for (int at = 0; at + NOFOLLOW.length() <= rel.length(); at++) {
            if (rel.regionMatches(true, at, NOFOLLOW, 0, NOFOLLOW.length())
                    && isBoundary(rel, at - 1)
                    && isBoundary(rel, at + NOFOLLOW.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoundary(String rel, int index) {
        return index < 0
                || index >= rel.length()
                || rel.charAt(index) == ','
                || Character.isWhitespace(rel.charAt(index));
    }
}
