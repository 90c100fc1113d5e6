package crawler.conformance.plan;

import crawler.engine.Attribute;
import crawler.engine.Errback;
import crawler.engine.Headers;
import crawler.engine.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The request with all that the plan says about it. */
    Request of(Request request) {
        Request planned = request.with(RULE, node.path("rule").asString(Plan.DEFAULT_RULE))
                .withPriority(node.path("priority").asInt(0))
                .withDontFilter(node.path("dont_filter").asBoolean(false))
                .withHeaders(headers())
                .withCookies(Meta.cookies(node.path("cookies")));
        planned = withBody(planned);
        for (Map.Entry<String, JsonNode> entry : node.path("meta").properties()) {
            planned = Meta.with(planned, entry.getKey(), entry.getValue());
        }
        return node.path("errback").asBoolean(true) ? planned.withErrback(failed) : planned;
    }

    private Headers headers() {
        Headers headers = Headers.NONE;
        for (Map.Entry<String, JsonNode> field : node.path("headers").properties()) {
            for (String value : Nodes.oneOrMore(field.getValue())) {
                headers = headers.plus(field.getKey(), value);
            }
        }
        return headers;
    }

    /** A form is sent with POST, unless the plan says GET, which puts it into the query. */
    private Request withBody(Request request) {
        String method = node.path("method").asString(node.has("formdata") ? "POST" : "GET");
        Request planned = request.withMethod(method);
        if (!node.has("formdata")) {
            return node.has("body") ? planned.withBody(node.get("body").asString()) : planned;
        }
        if (method.equals("GET")) {
            String url = planned.url();
            return planned.withUrl(url + (url.contains("?") ? "&" : "?") + form());
        }
        return planned.withBody(form())
                .withHeaders(planned.headers().withDefault("Content-Type", "application/x-www-form-urlencoded"));
    }

    private String form() {
        return pairs(node.get("formdata")).collect(Collectors.joining("&"));
    }

    /** From an object whose values may be lists, or from a list of pairs. */
    private static Stream<String> pairs(JsonNode data) {
        if (data.isArray()) {
            return data.valueStream()
                    .map(pair -> pair(pair.path(0).asString(), pair.path(1).asString()));
        }
        return data.propertyStream()
                .flatMap(field -> Nodes.oneOrMore(field.getValue()).stream().map(value -> pair(field.getKey(), value)));
    }

    private static String pair(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
