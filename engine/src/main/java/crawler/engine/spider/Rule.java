package crawler.engine.spider;

import crawler.engine.Callback;
import crawler.engine.Errback;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.link.Link;
import crawler.engine.link.LinkExtractor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Which links of its pages a {@link CrawlSpider} follows, and what is done with the pages behind them: Scrapy's
 * {@code Rule}. Immutable: each option returns a changed copy.
 */
public final class Rule {
    private final LinkExtractor links;
    private Optional<Callback> callback = Optional.empty();
    private Optional<Errback> errback = Optional.empty();
    private Optional<Boolean> follow = Optional.empty();
    private UnaryOperator<List<Link>> processLinks = UnaryOperator.identity();
    private BiFunction<Request, Response, Optional<Request>> processRequest = (request, page) -> Optional.of(request);
    private boolean seesAllLinks;

    private Rule(LinkExtractor links) {
        this.links = links;
    }

    /** Follows these links, and those of the pages behind them. */
    public static Rule of(LinkExtractor links) {
        return new Rule(links);
    }

    private Rule changed(Consumer<Rule> change) {
        Rule copy = new Rule(links);
        copy.callback = callback;
        copy.errback = errback;
        copy.follow = follow;
        copy.processLinks = processLinks;
        copy.processRequest = processRequest;
        copy.seesAllLinks = seesAllLinks;
        change.accept(copy);
        return copy;
    }

    /** Gives the pages to this callback; their links are followed only if {@link #follow} says so. */
    public Rule callback(Callback newCallback) {
        return changed(copy -> copy.callback = Optional.of(newCallback));
    }

    /** Gives requests that fail to this errback. */
    public Rule errback(Errback newErrback) {
        return changed(copy -> copy.errback = Optional.of(newErrback));
    }

    /** Whether links of the pages are followed, too; unless said otherwise, just when there is no callback. */
    public Rule follow(boolean newFollow) {
        return changed(copy -> copy.follow = Optional.of(newFollow));
    }

    /** Has the links of a page changed or left out before requests are made of them. */
    public Rule processLinks(UnaryOperator<List<Link>> change) {
        return changed(copy -> {
            copy.processLinks = change;
            copy.seesAllLinks = true;
        });
    }

    /** Has each request changed, or left out where nothing comes back; gets the page that it comes from as well. */
    public Rule processRequest(BiFunction<Request, Response, Optional<Request>> change) {
        return changed(copy -> {
            copy.processRequest = change;
            copy.seesAllLinks = true;
        });
    }

    /**
     * Those of the page's links that are this rule's. Links that the crawl has met are left out at once, unless somebody might
     * want to see them.
     *
     * @param seen those that belong to rules before it
     */
    List<Link> links(Response page, Set<Link> seen) {
        List<Link> found = seesAllLinks ? links.extract(page) : links.extractNew(page);
        return processLinks.apply(
                found.stream().filter(link -> !seen.contains(link)).toList());
    }

    Optional<Request> processed(Request request, Response page) {
        return processRequest.apply(request, page);
    }

    Optional<Callback> callback() {
        return callback;
    }

    Optional<Errback> errback() {
        return errback;
    }

    boolean follows() {
        return follow.orElse(callback.isEmpty());
    }
}
