package crawler.conformance.plan;

import crawler.engine.Errback;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a plan has done with a page: an item, links to follow, or an exception. */
public final class Rule {
    private final JsonNode node;

    Rule(JsonNode node) {
        this.node = node;
    }

    /**
     * The page's item, and then its requests.
     *
     * @param failed the errback of the requests
     * @throws IllegalStateException when the rule says that the callback throws
     */
    public Stream<Output> parse(Response page, Errback failed) {
        if (node.path("raise").asBoolean(false)) {
            throw new IllegalStateException("the plan's rule says: raise");
        }
        Stream<Output> item =
                node.path("item").asBoolean(true) ? Stream.of(new PageItem(node, page).toItem()) : Stream.empty();
        Stream<Request> requests =
                node.path("follow").valueStream().flatMap(each -> new Follow(each, failed).requests(page));
        return Stream.concat(item, requests);
    }
}
