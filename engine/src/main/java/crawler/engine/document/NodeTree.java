package crawler.engine.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.ProcessingInstruction;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/** The tree of what is being kept of an XML document, and the namespaces that are in force where the reader stands. */
final class NodeTree {
    private final Deque<Map<String, String>> declarations = new ArrayDeque<>();
    private final Deque<Element> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    /** @param kept whether the element is part of the tree; @param alone whether it will be a document of its own */
    void open(XMLStreamReader events, boolean kept, boolean alone) {
        flush();
        declarations.push(declared(events));
        if (kept) {
            Element element = element(events, alone);
            if (!open.isEmpty()) {
                open.peek().appendChild(element);
            }
            open.push(element);
        }
    }

    /** The document of the element that ends here, if it is to be one. */
    Optional<Document> close(boolean alone) {
        flush();
        declarations.pop();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Element element = open.pop();
        return alone ? Optional.of(document(element)) : Optional.empty();
    }

    void add(int event, XMLStreamReader events) {
        switch (event) {
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                text.append(events.getTextCharacters(), events.getTextStart(), events.getTextLength());
            case XMLStreamConstants.COMMENT -> append(new Comment(events.getText()));
            case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                append(new ProcessingInstruction(events.getPITarget(), XmlNodeReader.text(events.getPIData())));
            default -> {
                // spaces around the top element, the end of the document
            }
        }
    }

    private void append(Node node) {
        flush();
        open.peek().appendChild(node);
    }

    private void flush() {
        if (!text.isEmpty()) {
            open.peek().appendChild(new TextNode(text.toString()));
            text.setLength(0);
        }
    }

    private static Map<String, String> declared(XMLStreamReader events) {
        if (events.getNamespaceCount() == 0) {
            return Map.of();
        }
        Map<String, String> declared = new LinkedHashMap<>();
        for (int i = 0; i < events.getNamespaceCount(); i++) {
            String prefix = XmlNodeReader.text(events.getNamespacePrefix(i));
            declared.put(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, XmlNodeReader.text(events.getNamespaceURI(i)));
        }
        return declared;
    }

    private Element element(XMLStreamReader events, boolean alone) {
        Attributes attributes = new Attributes();
        declarations.peek().forEach(attributes::put);
        if (alone) {
            inherited().forEach((name, uri) -> {
                if (!attributes.hasKey(name)) {
                    attributes.put(name, uri);
                }
            });
        }
        for (int i = 0; i < events.getAttributeCount(); i++) {
            attributes.put(
                    qualified(events.getAttributePrefix(i), events.getAttributeLocalName(i)),
                    events.getAttributeValue(i));
        }
        String namespace = XmlNodeReader.text(events.getNamespaceURI());
        Tag tag = Tag.valueOf(
                qualified(events.getPrefix(), events.getLocalName()),
                namespace.isEmpty() ? Parser.NamespaceXml : namespace,
                ParseSettings.preserveCase);
        return new Element(tag, "", attributes);
    }

    private static String qualified(String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    /** Of every prefix the nearest declaration, from the element outwards. */
    private Map<String, String> inherited() {
        Map<String, String> inherited = new LinkedHashMap<>();
        declarations.forEach(each -> each.forEach(inherited::putIfAbsent));
        return inherited;
    }

    /** Of an element inside of another that is kept, nothing but the name stays there. */
    private static Document document(Element element) {
        Document document = new Document("");
        document.outputSettings().syntax(Document.OutputSettings.Syntax.xml);
        Element own = element;
        if (element.parent() != null) {
            own = new Element(element.tag(), "", element.attributes().clone());
            List<Node> children = new ArrayList<>(element.childNodes());
            own.appendChildren(children);
            List.copyOf(element.attributes().asList()).forEach(each -> element.removeAttr(each.getKey()));
        }
        document.appendChild(own);
        return document;
    }
}
