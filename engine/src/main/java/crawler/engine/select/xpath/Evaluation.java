package crawler.engine.select.xpath;

import crawler.engine.select.tree.DocumentOrder;
import crawler.engine.select.tree.SiblingPlaces;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** One run of a query: what it started from and what it has found out about the tree so far. Used by one thread. */
final class Evaluation {
    private final Node start;
    private final boolean xml;
    private final Map<String, ?> variables;
    private final DocumentOrder order = new DocumentOrder();
    private final Map<Node, SiblingPlaces> places = new HashMap<>();
    private final Map<Step, Witnesses> witnesses = new IdentityHashMap<>();

    Evaluation(Node start, boolean xml, Map<String, ?> variables) {
        this.start = start;
        this.xml = xml;
        this.variables = variables;
    }

    Node start() {
        return start;
    }

    boolean xml() {
        return xml;
    }

    DocumentOrder order() {
        return order;
    }

    Object variable(String name) {
        Object value = variables.get(name);
        if (value == null) {
            throw new EvaluationException("variable $" + name + " has no value (have: " + variables.keySet() + ")");
        }
        return Values.ofVariable(name, value);
    }

    /** What is known about the step's matches; the same predicate is asked at many nodes. */
    Witnesses witnesses(Step step) {
        return witnesses.computeIfAbsent(step, any -> new Witnesses());
    }

    /** Where the element stands among its siblings; each family is counted once per run. */
    SiblingPlaces places(Element element) {
        Node parent = element.parent();
        return places.computeIfAbsent(parent == null ? element : parent, SiblingPlaces::of);
    }

    /** A fault found while a compiled query runs; {@link XPath} turns it into the public exception that names the query. */
    static final class EvaluationException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EvaluationException(String message) {
            super(message);
        }
    }

    /** Where an expression is evaluated: context node, context position and size (from 1), and the run it belongs to. */
    record Scope(Node node, int position, int size, Evaluation run) {}
}
