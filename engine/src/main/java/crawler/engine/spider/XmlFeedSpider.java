package crawler.engine.spider;

import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.document.XmlNodes;
import crawler.engine.select.Selector;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A spider that reads a feed of XML node by node: Scrapy's {@code XMLFeedSpider}. With {@link Reading#ITERNODES} only
 * one node is kept at a time, and the feed is read while the crawl has room.
 */
public abstract non-sealed class XmlFeedSpider extends FeedSpider {

    /** How the nodes are found. */
    public enum Reading {
        /** One by one; the XML must be well-formed ({@link XmlNodes}). */
        ITERNODES,
        /** In the whole tree, of which faults have been mended. */
        XML,
        /** In the whole tree that HTML's rules make of it. */
        HTML
    }

    protected XmlFeedSpider(String name, String... startUrls) {
        super(name, startUrls);
    }

    protected Reading iterator() {
        return Reading.ITERNODES;
    }

    /**
     * The name of the nodes; {@code item} unless overridden. Without a prefix: elements without namespace. A prefix
     * means what {@link #namespaces} says, else what the feed says.
     */
    protected String iterTag() {
        return "item";
    }

    /** Prefixes that queries of the nodes may use, with their URIs. */
    protected Map<String, String> namespaces() {
        return Map.of();
    }

    /** What one node yields. */
    protected abstract Stream<? extends Output> parseNode(Response page, Selector node);

    @Override
    final Stream<? extends Output> results(Response feed) {
        return nodes(feed).flatMap(node -> processResults(feed, parseNode(feed, node)));
    }

    private Stream<Selector> nodes(Response feed) {
        return switch (iterator()) {
            case ITERNODES -> iterNodes(feed).map(this::registered);
            case XML -> all(Selector.xml(feed.text()));
            case HTML -> all(Selector.html(feed.text(), feed.url()));
        };
    }

    private Stream<Selector> iterNodes(Response feed) {
        String tag = iterTag();
        int colon = tag.indexOf(':');
        String prefix = tag.substring(0, Math.max(0, colon));
        return namespaces().containsKey(prefix)
                ? XmlNodes.of(
                        feed.text(), tag.substring(colon + 1), namespaces().get(prefix), prefix)
                : XmlNodes.of(feed, tag);
    }

    private Stream<Selector> all(Selector document) {
        return registered(document).xpath("//" + iterTag()).stream();
    }

    private Selector registered(Selector node) {
        namespaces().forEach(node::registerNamespace);
        return node;
    }
}
