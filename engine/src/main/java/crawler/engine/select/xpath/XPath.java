package crawler.engine.select.xpath;

import crawler.engine.select.query.BoundedCache;
import crawler.engine.select.query.InvalidQueryException;
import crawler.engine.select.query.Namespaces;
import crawler.engine.select.tree.AttributeNode;
import crawler.engine.select.tree.Nodes;
import crawler.engine.select.xpath.Evaluation.EvaluationException;
import crawler.engine.select.xpath.Evaluation.Scope;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;

/** A compiled XPath 1.0 expression. Immutable and safe to share between threads; compiled ones are kept. */
public final class XPath {
    private static final BoundedCache<Key, XPath> KNOWN = new BoundedCache<>(2000);

    private final String query;
    private final Expr expr;

    private XPath(String query, Expr expr) {
        this.query = query;
        this.expr = expr;
    }

    private record Key(String query, Namespaces namespaces) {}

    /** @throws InvalidQueryException when the query is no XPath or uses a prefix or function that nobody knows */
    public static XPath of(String query, Namespaces namespaces) {
        return KNOWN.get(
                new Key(query, namespaces),
                key -> new XPath(key.query(), XPathParser.parse(key.query(), key.namespaces())));
    }

    /**
     * The value at a node: what a node-set gives comes in document order and each once, an attribute as an
     * {@link AttributeNode}; any other value is the only one in the list, a String, a Double or a Boolean.
     *
     * @param xml whether names have case and namespaces, as in XML, or not, as in HTML
     * @param variables the values of {@code $name}: strings, numbers, booleans, nodes or collections of nodes
     * @throws InvalidQueryException when a variable has no value or a node-set is needed and the value is something else
     */
    public List<?> evaluate(Node context, boolean xml, Map<String, ?> variables) {
        try {
            Object value = expr.evaluate(new Scope(context, 1, 1, new Evaluation(context, xml, variables)));
            return value instanceof NodeSet set ? withoutDocument(set.nodes()) : List.of(value);
        } catch (EvaluationException e) {
            throw new InvalidQueryException("XPath", query, -1, e.getMessage());
        }
    }

    /** As in lxml the document itself, which is no element, is not among what is selected; it would come first. */
    private static List<Node> withoutDocument(List<Node> found) {
        return found.isEmpty() || !(found.get(0) instanceof Document) ? found : found.subList(1, found.size());
    }

    /** XPath's string-value of a node: an element's whole text, the text of a text node and those that adjoin it. */
    public static String text(Node node) {
        return Nodes.text(node);
    }

    @Override
    public String toString() {
        return query;
    }
}
