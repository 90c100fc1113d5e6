package crawler.conformance.plan;

import crawler.conformance.function.FormOptions;
import crawler.conformance.function.LinkOptions;
import crawler.engine.Errback;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.link.Link;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.UrlParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<Request> found = node.has("form") ? List.of(form(page)) : links(page);
        int limit = node.path("limit").asInt(found.size());
        boolean byIndex = node.path("priority_by_index").asBoolean(false);
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, found.size()); i++) {
            Request planned = new PlannedRequest(node, failed).of(found.get(i));
            requests.add(planned.withPriority(planned.priority() + (byIndex ? i : 0)));
        }
        return requests.stream();
    }

    private Request form(Response page) {
        return FormOptions.submission(page, (Map<?, ?>) Nodes.plain(node.get("form")))
                .request();
    }

    private List<Request> links(Response page) {
        boolean httpOnly = node.path("http_only").asBoolean(true);
        return urls(page)
                .filter(url -> !httpOnly || WEB.contains(UrlParts.scheme(url)))
                .flatMap(url -> request(url, page).stream())
                .toList();
    }

    private Stream<String> urls(Response page) {
        if (node.has("links")) {
            Map<?, ?> options = (Map<?, ?>) Nodes.plain(node.get("links"));
            return LinkOptions.extractor(options).extract(page).stream().map(Link::url);
        }
        Stream<String> links = node.has("urls")
                ? node.get("urls").valueStream().map(JsonNode::asString)
                : page.css(node.path("css").asString()).getAll().stream();
        return links.map(page::join);
    }

    /** Empty when it is no URL. */
    private static Optional<Request> request(String url, Response page) {
        try {
            return Optional.of(new Request(url, page.encoding()));
        } catch (InvalidUrlException e) {
            return Optional.empty();
        }
    }
}
