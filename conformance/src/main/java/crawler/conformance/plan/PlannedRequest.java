package crawler.conformance.plan;

import crawler.conformance.function.FormOptions;
import crawler.engine.Attribute;
import crawler.engine.Errback;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.form.FormData;
import crawler.engine.form.FormRequest;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a plan says about a request, wherever its URL comes from. */
public final class PlannedRequest {
    /** The rule for its page. */
    public static final Attribute<String> RULE = Attribute.of("plan_rule", String.class);

    private final JsonNode node;
    private final Errback failed;

    PlannedRequest(JsonNode node, Errback failed) {
        this.node = node;
        this.failed = failed;
    }

    /** The request with all that the plan says about it; what the plan leaves unsaid stays. */
    Request of(Request given) {
        Request request = withBody(given);
        Request planned = request.with(RULE, node.path("rule").asString(Plan.DEFAULT_RULE))
                .withPriority(node.path("priority").asInt(0))
                .withDontFilter(node.path("dont_filter").asBoolean(false))
                .withHeaders(headers(request.headers()))
                .withCookies(Meta.cookies(node.path("cookies")));
        for (Map.Entry<String, JsonNode> entry : node.path("meta").properties()) {
            planned = Meta.with(planned, entry.getKey(), entry.getValue());
        }
        return node.path("errback").asBoolean(true) ? planned.withErrback(failed) : planned;
    }

    private Headers headers(Headers given) {
        Headers headers = given;
        for (Map.Entry<String, JsonNode> field : node.path("headers").properties()) {
            headers = headers.without(field.getKey());
            for (String value : Nodes.oneOrMore(field.getValue())) {
                headers = headers.plus(field.getKey(), value);
            }
        }
        return headers;
    }

    private Request withBody(Request request) {
        String method = node.path("method").asString(request.method());
        if (node.has("formdata")) {
            FormData data = FormOptions.data(Nodes.plain(node.get("formdata")));
            return FormRequest.of(request.url(), data, node.path("method").asString("POST"));
        }
        Request planned = request.withMethod(method);
        return node.has("body") ? planned.withBody(node.get("body").asString()) : planned;
    }
}
