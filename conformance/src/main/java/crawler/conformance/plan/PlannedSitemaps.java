package crawler.conformance.plan;

import crawler.engine.Errback;
import crawler.engine.Request;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The sitemaps that a plan begins with, and what is said about their pages. */
public final class PlannedSitemaps {
    private final JsonNode node;

    PlannedSitemaps(JsonNode node) {
        this.node = node;
    }

    public List<String> urls() {
        return Nodes.strings(node.path("urls"));
    }

    public boolean alternateLinks() {
        return node.path("alternate_links").asBoolean(false);
    }

    /** The request for a page that a sitemap names. */
    public Request page(String url, Errback failed) {
        return new PlannedRequest(node, failed).of(new Request(url));
    }
}
