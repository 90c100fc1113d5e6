package crawler.engine.select.xpath;

import crawler.engine.select.tree.DocumentOrder;
import crawler.engine.select.xpath.Evaluation.EvaluationException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Node;

/** XPath's conversions between node-sets, strings, numbers and booleans (XPath 1.0, section 4). */
final class Values {
    private static final Pattern NUMBER =
            Pattern.compile("-?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][-+]?\\d{1,4})?");

    private Values() {}

    static boolean toBoolean(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Double number) {
            return number != 0 && !number.isNaN();
        }
        return value instanceof NodeSet set ? !set.isEmpty() : !((String) value).isEmpty();
    }

    static double toNumber(Object value) {
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return parse(toString(value));
    }

    static String toString(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof NodeSet set) {
            return set.string();
        }
        return value instanceof Double number ? format(number) : value.toString();
    }

    static double parse(String text) {
        String trimmed = text.strip();
        return NUMBER.matcher(trimmed).matches() ? Double.parseDouble(trimmed) : Double.NaN;
    }

    /** A number as string() writes it: whole ones without a point, never with an exponent. */
    private static String format(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    static Object ofVariable(String name, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean || value instanceof NodeSet) {
            return value;
        }
        if (value instanceof Node node) {
            return NodeSet.of(node);
        }
        if (value instanceof Collection<?> many) {
            return ofNodes(name, many);
        }
        return value.toString();
    }

    private static NodeSet ofNodes(String name, Collection<?> many) {
        Set<Node> nodes = new LinkedHashSet<>();
        for (Object each : many) {
            if (!(each instanceof Node node)) {
                throw new EvaluationException("variable $" + name + " holds a collection of something else than nodes");
            }
            nodes.add(node);
        }
        List<Node> sorted = new ArrayList<>(nodes);
        new DocumentOrder().sort(sorted);
        return new NodeSet(sorted, false);
    }
}
