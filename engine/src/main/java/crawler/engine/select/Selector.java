package crawler.engine.select;

import crawler.engine.select.css.Css;
import crawler.engine.select.css.PlainCss;
import crawler.engine.select.query.InvalidQueryException;
import crawler.engine.select.query.Namespaces;
import crawler.engine.select.query.PythonPattern;
import crawler.engine.select.tree.AttributeNode;
import crawler.engine.select.xpath.XPath;
import crawler.engine.text.PythonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.ProcessingInstruction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One selected node, attribute, text or value: Scrapy's (parsel's) {@code Selector}. It looks into the document it came
 * from; like that document it belongs to one thread at a time. Long, since every kind of query and of answer has its method.
 */
public final class Selector {
    private final Kind kind;
    private final Object root;
    private Namespaces namespaces;

    /** What the root is and how queries take it. */
    private enum Kind {
        HTML,
        XML,
        /** A text out of JSON, in which markup is looked for as HTML. */
        TEXT,
        JSON
    }

    /** @param root a jsoup node, a JSON value, or a String, Double or Boolean that a query gave */
    private Selector(Kind kind, Object root, Namespaces namespaces) {
        this.kind = kind;
        this.root = root;
        this.namespaces = namespaces;
    }

    /** The page that an HTML text makes; any text makes one. */
    public static Selector html(String text, String baseUrl) {
        return ofDocument(Documents.html(text, baseUrl));
    }

    /** The page that an HTML text without an address makes. */
    public static Selector html(String text) {
        return html(text, "");
    }

    /** A parsed document, at its top element; XML if jsoup's XML parser made it, else HTML. */
    public static Selector ofDocument(Document document) {
        Kind kind = Documents.isXml(document) ? Kind.XML : Kind.HTML;
        return new Selector(kind, Documents.top(document), Namespaces.DEFAULT);
    }

    /** The tree that an XML text makes. Faults are mended; entities from elsewhere are never read. */
    public static Selector xml(String text) {
        return ofDocument(Documents.xml(text, ""));
    }

    /** What a text of unknown kind is: the value that it holds when it is JSON, else the page that it makes. */
    public static Selector of(String text, String baseUrl) {
        return JsonQuery.parse(text).map(Selector::json).orElseGet(() -> html(text, baseUrl));
    }

    /** A text as it stands, in which {@link #css} and {@link #xpath} look for markup. */
    public static Selector text(String text) {
        return new Selector(Kind.TEXT, text, Namespaces.DEFAULT);
    }

    /** A JSON value. */
    public static Selector json(JsonNode value) {
        return new Selector(Kind.JSON, value, Namespaces.DEFAULT);
    }

    /** The value that a JSON text holds; as in parsel null, in which queries find nothing, when it is no JSON. */
    public static Selector json(String text) {
        return json(JsonQuery.parse(text).orElseGet(() -> JsonNodeFactory.instance.nullNode()));
    }

    /**
     * What a CSS selector matches among this node and all below it, in document order. {@code ::text} gives texts,
     * {@code ::attr(name)} attributes; {@code *::text} also the texts of this node itself. Nothing for texts and values.
     *
     * @throws InvalidQueryException when it is no CSS, or this is JSON
     */
    public SelectorList css(String query) {
        Optional<Element> context =
                context(query).filter(Element.class::isInstance).map(Element.class::cast);
        if (context.isEmpty()) {
            return new SelectorList(List.of());
        }
        Optional<PlainCss> plain = kind == Kind.XML ? Optional.empty() : PlainCss.of(query);
        if (plain.isPresent()) {
            return selectors(plain.get().select(context.get()));
        }
        String xpath = Css.toXPath(query, kind == Kind.XML);
        try {
            return select(context.get(), xpath, Map.of(), namespaces);
        } catch (InvalidQueryException e) {
            throw new InvalidQueryException("CSS", query, -1, e.getMessage());
        }
    }

    /** {@link #xpath(String, Map, Map)} without variables and further prefixes. */
    public SelectorList xpath(String query) {
        return xpath(query, Map.of(), Map.of());
    }

    /** {@link #xpath(String, Map, Map)} without further prefixes. */
    public SelectorList xpath(String query, Map<String, ?> variables) {
        return xpath(query, variables, Map.of());
    }

    /**
     * What an XPath 1.0 expression gives at this node: nodes in document order, or the one string, number or boolean.
     * A path that begins with {@code /} or {@code //} begins at the document, not here; write {@code .//} for here.
     *
     * @param variables what {@code $name} stands for: strings, numbers, booleans, selectors
     * @param morePrefixes prefixes with their URIs, beside the registered ones and {@code re} and {@code set}
     * @throws InvalidQueryException when it is no XPath, cannot be evaluated, or this is JSON
     */
    public SelectorList xpath(String query, Map<String, ?> variables, Map<String, String> morePrefixes) {
        Namespaces known = namespaces.with(morePrefixes);
        return context(query)
                .map(context -> select(context, query, variables, known))
                .orElseGet(() -> new SelectorList(List.of()));
    }

    private Optional<Node> context(String query) {
        if (kind == Kind.JSON) {
            throw new InvalidQueryException("markup", query, -1, "this selector holds JSON; use jmespath()");
        }
        if (kind == Kind.TEXT) {
            return Optional.of(Documents.top(Documents.html(get(), "")));
        }
        boolean inTree = root instanceof Element || root instanceof Comment || root instanceof ProcessingInstruction;
        return inTree ? Optional.of((Node) root) : Optional.empty();
    }

    private SelectorList select(Node context, String xpath, Map<String, ?> variables, Namespaces known) {
        return selectors(XPath.of(xpath, known).evaluate(context, kind == Kind.XML, plain(variables)));
    }

    private SelectorList selectors(List<?> found) {
        List<Selector> selectors = new ArrayList<>(found.size());
        Kind result = kind == Kind.XML ? Kind.XML : Kind.HTML;
        for (Object each : found) {
            selectors.add(new Selector(result, each, namespaces));
        }
        return new SelectorList(selectors);
    }

    private static Map<String, Object> plain(Map<String, ?> variables) {
        if (variables.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> plain = new HashMap<>();
        variables.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static Object plain(Object value) {
        if (value instanceof Selector selector) {
            return selector.root;
        }
        return value instanceof Collection<?> many
                ? many.stream().map(Selector::plain).toList()
                : value;
    }

    /**
     * What a JMESPath query gives in this JSON value, or in the JSON that this text or element's text holds: the members of
     * an array one by one; nothing when the result is null or there is no JSON.
     *
     * @throws InvalidQueryException when it is no JMESPath or cannot be evaluated
     */
    public SelectorList jmespath(String query) {
        JsonQuery compiled = JsonQuery.of(query);
        List<JsonNode> found = data().map(compiled::evaluate).orElse(List.of());
        return new SelectorList(found.stream()
                .map(each -> new Selector(each.isString() ? Kind.TEXT : Kind.JSON, each, namespaces))
                .toList());
    }

    private Optional<JsonNode> data() {
        if (kind == Kind.JSON) {
            return json();
        }
        return JsonQuery.parse(root instanceof Element element ? XPath.text(element) : get());
    }

    /** This as text: markup of an element, else the text itself; numbers as Python writes them, booleans as 1 and 0. */
    public String get() {
        if (root instanceof JsonNode json) {
            return json.isString() ? json.asString() : json.toString();
        }
        if (root instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        if (root instanceof Double number) {
            return PythonText.number(number);
        }
        return root instanceof Node node ? nodeText(node) : root.toString();
    }

    private String nodeText(Node node) {
        boolean markup = node instanceof Element || node instanceof Comment || node instanceof ProcessingInstruction;
        return markup ? Markup.of(node, kind == Kind.XML) : XPath.text(node);
    }

    /** {@link #get()} alone in a list. */
    public List<String> getAll() {
        return List.of(get());
    }

    /** {@link #re(String, boolean)}, entities replaced. */
    public List<String> re(String regex) {
        return re(regex, true);
    }

    /**
     * What a regular expression, in Python's syntax, finds in {@link #get()}: the groups of each match, or the whole matches
     * when there are no groups; with a group named {@code extract} that group of the first match alone.
     *
     * @param replaceEntities replace entities in what was found, save {@code &lt;} and {@code &amp;}
     * @throws InvalidQueryException when it is no regular expression, or needs more stack on this text than there is
     */
    public List<String> re(String regex, boolean replaceEntities) {
        List<String> found = PythonPattern.of(regex).findAll(get());
        return replaceEntities ? found.stream().map(EntityText::replace).toList() : found;
    }

    /** The first thing that {@link #re(String)} finds, if it finds any. */
    public Optional<String> reFirst(String regex) {
        return re(regex).stream().findFirst();
    }

    /** The attributes of an element in the order of the document; empty for all else. */
    public Map<String, String> attrib() {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (root instanceof Element element) {
            for (Attribute attribute : element.attributes()) {
                attributes.put(attribute.getKey(), attribute.getValue());
            }
        }
        return Collections.unmodifiableMap(attributes);
    }

    /** The value of an attribute; "" when there is none, which {@link #attrib()} can tell from an empty one. */
    public String attr(String name) {
        return root instanceof Element element ? element.attributes().get(name) : "";
    }

    /**
     * Takes this element, with all in it, out of its document; text behind it stays.
     *
     * @throws IllegalStateException when this is no element, or nothing contains it
     */
    public void drop() {
        Dropping.drop(List.of(droppable()));
    }

    Element droppable() {
        if (root instanceof Element element) {
            return element;
        }
        throw new IllegalStateException("Only elements can be dropped, and this is \"" + get()
                + "\". Select the element without ::text or ::attr() and drop that.");
    }

    /** Takes all names in an XML tree out of their namespaces, so that queries need no prefixes; HTML has none to remove. */
    public void removeNamespaces() {
        if (kind == Kind.XML && root instanceof Element element) {
            Documents.removeNamespaces(element);
        }
    }

    /** Lets queries of this selector, and of those selected by it from now on, use a prefix. */
    public void registerNamespace(String prefix, String uri) {
        namespaces = namespaces.with(prefix, uri);
    }

    /** Whether this is an element, and not a text, an attribute or a value. */
    public boolean isElement() {
        return root instanceof Element;
    }

    /** The jsoup node this stands at (for an attribute: its element), if it is a node. */
    public Optional<Node> node() {
        if (root instanceof AttributeNode attribute) {
            return Optional.of(attribute.owner());
        }
        return root instanceof Node node ? Optional.of(node) : Optional.empty();
    }

    /** The JSON value this holds, if it came from JSON. */
    public Optional<JsonNode> json() {
        return root instanceof JsonNode json ? Optional.of(json) : Optional.empty();
    }

    /**
     * The JSON value that this holds, or that stands in this text or element, as a record, an array of records, a list, a map …;
     * members that the type does not know are left out.
     *
     * @throws IllegalArgumentException when there is no JSON or it does not fit the type
     */
    public <T> T json(Class<T> type) {
        JsonNode value = data().orElseThrow(() -> new IllegalArgumentException("there is no JSON in " + this));
        return JsonQuery.bind(value, type);
    }

    @Override
    public String toString() {
        String text = get();
        return "Selector(" + text.substring(0, Math.min(40, text.length())) + ")";
    }
}
