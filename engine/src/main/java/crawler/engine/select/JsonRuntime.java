package crawler.engine.select;

import java.util.ArrayList;
import java.util.List;
import software.amazon.smithy.jmespath.RuntimeType;
import software.amazon.smithy.jmespath.evaluation.JmespathRuntime;
import software.amazon.smithy.jmespath.evaluation.NumberType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lets JMESPath read Jackson's values. */
enum JsonRuntime implements JmespathRuntime<JsonNode> {
    INSTANCE;

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    @Override
    public RuntimeType typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> RuntimeType.STRING;
            case NUMBER -> RuntimeType.NUMBER;
            case BOOLEAN -> RuntimeType.BOOLEAN;
            case ARRAY -> RuntimeType.ARRAY;
            case OBJECT -> RuntimeType.OBJECT;
            default -> RuntimeType.NULL;
        };
    }

    @Override
    public String toString(JsonNode value) {
        return value.toString();
    }

    @Override
    public JsonNode createNull() {
        return MAKE.nullNode();
    }

    @Override
    public JsonNode createBoolean(boolean value) {
        return MAKE.booleanNode(value);
    }

    @Override
    public boolean asBoolean(JsonNode value) {
        return value.asBoolean();
    }

    @Override
    public JsonNode createString(String value) {
        return MAKE.stringNode(value);
    }

    @Override
    public String asString(JsonNode value) {
        return value.asString();
    }

    @Override
    public JsonNode createNumber(Number value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return MAKE.numberNode(value.intValue());
        }
        return value instanceof Long ? MAKE.numberNode(value.longValue()) : MAKE.numberNode(value.doubleValue());
    }

    @Override
    public NumberType numberType(JsonNode value) {
        return switch (value.numberType()) {
            case INT -> NumberType.INTEGER;
            case LONG -> NumberType.LONG;
            case BIG_INTEGER -> NumberType.BIG_INTEGER;
            case FLOAT -> NumberType.FLOAT;
            case DOUBLE -> NumberType.DOUBLE;
            case BIG_DECIMAL -> NumberType.BIG_DECIMAL;
        };
    }

    @Override
    public Number asNumber(JsonNode value) {
        return value.numberValue();
    }

    @Override
    public ArrayBuilder<JsonNode> arrayBuilder() {
        return new Members(MAKE.arrayNode());
    }

    @Override
    public JsonNode element(JsonNode array, int index) {
        return array.get(index);
    }

    @Override
    public ObjectBuilder<JsonNode> objectBuilder() {
        return new Fields(MAKE.objectNode());
    }

    @Override
    public JsonNode value(JsonNode value, JsonNode key) {
        JsonNode found = value.get(key.asString());
        return found == null ? createNull() : found;
    }

    @Override
    public int length(JsonNode value) {
        String text = value.isString() ? value.asString() : "";
        return value.isString() ? text.codePointCount(0, text.length()) : value.size();
    }

    @Override
    public Iterable<JsonNode> asIterable(JsonNode value) {
        if (value.isArray()) {
            return value;
        }
        List<JsonNode> keys = new ArrayList<>();
        value.propertyNames().forEach(name -> keys.add(MAKE.stringNode(name)));
        return keys;
    }

    /** An array in the making. */
    private record Members(ArrayNode array) implements ArrayBuilder<JsonNode> {
        @Override
        public void add(JsonNode value) {
            array.add(value);
        }

        @Override
        public void addAll(JsonNode values) {
            INSTANCE.asIterable(values).forEach(array::add);
        }

        @Override
        public JsonNode build() {
            return array;
        }
    }

    /** An object in the making. */
    private record Fields(ObjectNode object) implements ObjectBuilder<JsonNode> {
        @Override
        public void put(JsonNode key, JsonNode value) {
            object.set(key.asString(), value);
        }

        @Override
        public void putAll(JsonNode other) {
            other.properties().forEach(field -> object.set(field.getKey(), field.getValue()));
        }

        @Override
        public JsonNode build() {
            return object;
        }
    }
}
