package crawler.engine.select;

import crawler.engine.select.query.BoundedCache;
import crawler.engine.select.query.InvalidQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.smithy.jmespath.JmespathException;
import software.amazon.smithy.jmespath.JmespathExpression;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A compiled JMESPath query. Immutable and thread-safe; compiled ones are kept. */
final class JsonQuery {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OPERATORS = ".|&!([{<>=";

    /** Reading and evaluating recurse for each of them, and for each level of brackets more. */
    private static final int LONGEST = 1000;

    private static final int DEEPEST = 100;

    private static final BoundedCache<String, JsonQuery> KNOWN = new BoundedCache<>(1000);

    private final String query;
    private final JmespathExpression expression;

    private JsonQuery(String query, JmespathExpression expression) {
        this.query = query;
        this.expression = expression;
    }

    static JsonQuery of(String query) {
        return KNOWN.get(query, JsonQuery::compile);
    }

    private static JsonQuery compile(String query) {
        if (isTooLong(query)) {
            throw new InvalidQueryException(
                    "JMESPath",
                    query,
                    -1,
                    "more than " + LONGEST + " operators or nested deeper than " + DEEPEST + " levels");
        }
        try {
            return new JsonQuery(query, JmespathExpression.parse(query));
        } catch (JmespathException e) {
            throw new InvalidQueryException("JMESPath", query, -1, e.getMessage());
        }
    }

    private static boolean isTooLong(String query) {
        int operators = 0;
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            operators += OPERATORS.indexOf(c) >= 0 ? 1 : 0;
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return operators > LONGEST || deepest > DEEPEST;
    }

    /** The JSON value that a text holds, if it holds one. */
    static Optional<JsonNode> parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException when the value does not fit the type */
    static <T> T bind(JsonNode value, Class<T> type) {
        try {
            return JSON.treeToValue(value, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "this JSON is no " + type.getSimpleName() + ": " + e.getOriginalMessage() + " in " + value, e);
        }
    }

    /** What the query gives: the members of an array one by one, nothing for null, else the one value. */
    List<JsonNode> evaluate(JsonNode data) {
        JsonNode result = search(data);
        if (result.isNull()) {
            return List.of();
        }
        if (!result.isArray()) {
            return List.of(result);
        }
        List<JsonNode> members = new ArrayList<>();
        result.forEach(members::add);
        return members;
    }

    private JsonNode search(JsonNode data) {
        try {
            return expression.evaluate(data, JsonRuntime.INSTANCE);
        } catch (JmespathException e) {
            throw new InvalidQueryException("JMESPath", query, -1, e.getMessage());
        }
    }
}
