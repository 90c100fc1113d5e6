package crawler.conformance;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** When two answers are the same: HTML by its tokens, encodings by their codec, numbers by their value, errors by being some. */
final class SameAnswer {
    private static final Set<String> OF_HTML = Set.of("select", "xmliter");

    private final String function;

    private SameAnswer(String function) {
        this.function = function;
    }

    /** @param expected a case with its {@code result} or {@code error}; {@code answer} the adapter's */
    static boolean of(JsonNode expected, JsonNode answer) {
        if (expected.has("error")) {
            return answer.has("error");
        }
        return answer.has("result")
                && new SameAnswer(expected.get("fn").asString()).same("", expected.get("result"), answer.get("result"));
    }

    private boolean same(String field, JsonNode expected, JsonNode ours) {
        if (expected.isNumber() && ours.isNumber()) {
            return expected.asDecimal().compareTo(ours.asDecimal()) == 0;
        }
        if (expected.isString() && ours.isString()) {
            return sameText(field, expected.asString(), ours.asString());
        }
        if (expected.isContainer() && expected.getNodeType() == ours.getNodeType()) {
            return expected.isArray() ? sameElements(expected, ours) : sameFields(expected, ours);
        }
        return expected.equals(ours);
    }

    private boolean sameElements(JsonNode expected, JsonNode ours) {
        for (int i = 0; i < Math.max(expected.size(), ours.size()); i++) {
            if (!same("", expected.path(i), ours.path(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameFields(JsonNode expected, JsonNode ours) {
        return expected.size() == ours.size()
                && expected.properties().stream()
                        .allMatch(field -> same(field.getKey(), field.getValue(), ours.path(field.getKey())));
    }

    private boolean sameText(String field, String expected, String ours) {
        if (expected.equals(ours)) {
            return true;
        }
        if (function.equals("decode") && field.equals("encoding")) {
            return codec(expected).equals(codec(ours));
        }
        return OF_HTML.contains(function)
                && expected.contains("<")
                && HtmlTokens.of(expected).equals(HtmlTokens.of(ours));
    }

    private static String codec(String name) {
        String here = name.replace("utf-16-", "utf-16");
        try {
            return Charset.forName(here).name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return name;
        }
    }
}
