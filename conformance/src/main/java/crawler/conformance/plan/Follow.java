package crawler.conformance.plan;

import crawler.engine.Errback;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.UrlParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One entry of a rule's {@code follow}: where the URLs are, and what is said about the requests for them. */
final class Follow {
    private static final Set<String> WEB = Set.of("http", "https");

    private final JsonNode node;
    private final Errback failed;

    Follow(JsonNode node, Errback failed) {
        this.node = node;
        this.failed = failed;
    }

    Stream<Request> requests(Response page) {
        List<String> urls = urls(page);
        int limit = node.path("limit").asInt(urls.size());
        boolean byIndex = node.path("priority_by_index").asBoolean(false);
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, urls.size()); i++) {
            int added = byIndex ? i : 0;
            request(urls.get(i))
                    .map(request -> request.withPriority(request.priority() + added))
                    .ifPresent(requests::add);
        }
        return requests.stream();
    }

    private List<String> urls(Response page) {
        Stream<String> links = node.has("urls")
                ? node.get("urls").valueStream().map(JsonNode::asString)
                : page.css(node.path("css").asString()).getAll().stream();
        boolean httpOnly = node.path("http_only").asBoolean(true);
        return links.map(page::join)
                .filter(url -> !httpOnly || WEB.contains(UrlParts.scheme(url)))
                .toList();
    }

    /** Empty when it is no URL. */
    private Optional<Request> request(String url) {
        try {
            return Optional.of(new PlannedRequest(node, failed).of(new Request(url)));
        } catch (InvalidUrlException e) {
            return Optional.empty();
        }
    }
}
