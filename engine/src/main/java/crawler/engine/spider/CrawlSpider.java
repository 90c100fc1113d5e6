package crawler.engine.spider;

import crawler.engine.Attribute;
import crawler.engine.Callback;
import crawler.engine.LinkFilter;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.link.Link;
import crawler.engine.text.BodyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A spider that follows links by rules: Scrapy's {@code CrawlSpider}.
 *
 * <pre>{@code
 * @Override protected List<Rule> rules() {
 *     return List.of(
 *             Rule.of(new LinkExtractor().allow("/category/")),
 *             Rule.of(new LinkExtractor().allow("/item/\\d+")).callback(this::parseItem));
 * }
 * }</pre>
 *
 * <p>A link belongs to the first rule that takes it. Links of start pages are always followed.
 */
public abstract class CrawlSpider extends Spider {
    /** Which rule a request was made by, from 0. */
    public static final Attribute<Integer> RULE = Attribute.of("rule", Integer.class);

    /** The text of the link that a request was made of. */
    public static final Attribute<String> LINK_TEXT = Attribute.of("link_text", String.class);

    private List<Rule> rules;

    protected CrawlSpider(String name, String... startUrls) {
        super(name, startUrls);
    }

    /** The rules; asked for once. */
    protected abstract List<Rule> rules();

    /** What is yielded of a start page, beside the requests for its links; nothing unless overridden. */
    protected Stream<? extends Output> parseStartUrl(Response page) throws Exception {
        return Stream.empty();
    }

    /** What all that {@link #parseStartUrl} and callbacks of rules yield goes through; left as it is unless overridden. */
    protected Stream<? extends Output> processResults(Response page, Stream<? extends Output> results) {
        return results;
    }

    /** What is done with a start page. A rule's callback is a method of another name. */
    @Override
    public final Stream<? extends Output> parse(Response page) throws Exception {
        return parseWithRules(page, Optional.of(this::parseStartUrl), true);
    }

    /** The callback of all requests that rules make. */
    public final Stream<? extends Output> parseByRule(Response page) throws Exception {
        Rule rule = rule(page.request());
        return parseWithRules(page, rule.callback(), rule.follows());
    }

    /** The errback of all requests that rules make. */
    public final Stream<? extends Output> failedByRule(Request request, Throwable error) throws Exception {
        Rule rule = rule(request);
        return rule.errback().isPresent() ? rule.errback().get().call(request, error) : Stream.empty();
    }

    /** What a callback yields of a page, and then, if wanted, the requests for its links by the rules. */
    protected final Stream<? extends Output> parseWithRules(Response page, Optional<Callback> callback, boolean follow)
            throws Exception {
        Stream<? extends Output> results = callback.isPresent() ? callback.get().call(page) : Stream.empty();
        Stream<? extends Output> processed = processResults(page, results == null ? Stream.empty() : results);
        return follow ? Stream.concat(processed, Stream.of(page).flatMap(this::requests)) : processed;
    }

    private Rule rule(Request request) {
        return ruleList().get(request.get(RULE).orElseThrow());
    }

    private List<Rule> ruleList() {
        if (rules == null) {
            rules = List.copyOf(rules());
        }
        return rules;
    }

    private Stream<Request> requests(Response page) {
        List<Request> requests = new ArrayList<>();
        if (page.type() == BodyType.HTML) {
            Response asking = page.withLinkFilter(metOnce(page));
            Set<Link> seen = new HashSet<>();
            for (int i = 0; i < ruleList().size(); i++) {
                requests.addAll(requests(asking, i, seen));
            }
        }
        return requests.stream();
    }

    /** Asks the crawl once for each link, so that a link that several rules look at counts as filtered once. */
    private static LinkFilter metOnce(Response page) {
        Map<String, Boolean> known = new HashMap<>();
        return (base, link) -> known.computeIfAbsent(link, page::met);
    }

    private List<Request> requests(Response page, int index, Set<Link> seen) {
        Rule rule = ruleList().get(index);
        List<Request> requests = new ArrayList<>();
        for (Link link : rule.links(page, seen)) {
            seen.add(link);
            Request request = new Request(link.url(), this::parseByRule)
                    .withErrback(this::failedByRule)
                    .with(RULE, index)
                    .with(LINK_TEXT, link.text());
            rule.processed(request, page).ifPresent(requests::add);
        }
        return requests;
    }
}
