package crawler.conformance.plan;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a plan's JSON is read. */
final class Nodes {
    private Nodes() {}

    /** A member that is there and not null. */
    static Optional<JsonNode> get(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    /** The members of a list as text; empty when it is not there. */
    static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** The members of a list as text, or the one thing that is no list. */
    static List<String> oneOrMore(JsonNode node) {
        return node.isArray() ? strings(node) : List.of(node.asString());
    }

    /** As maps, lists, strings, numbers, booleans and null. */
    static Object plain(JsonNode node) {
        return JsonMapper.shared().treeToValue(node, Object.class);
    }
}
