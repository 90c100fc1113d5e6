package crawler.engine.select;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.ProcessingInstruction;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/**
 * A jsoup tree of well-formed XML, read by Java's own parser: jsoup's knows only names in ASCII and neither line ends nor
 * attributes as XML has them. Nothing from outside of the text is read, and what its own entities stand for stays out of the tree.
 */
final class XmlTree {
    private final XMLStreamReader reader;
    private final Document document;
    private final Map<String, Tag> tags = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final int deepest;
    private Element at;
    private int depth;

    private XmlTree(XMLStreamReader reader, String baseUrl, int deepest) {
        this.reader = reader;
        this.document = new Document(Parser.NamespaceXml, baseUrl);
        this.deepest = deepest;
        this.at = document;
        document.parser(Parser.xmlParser()).outputSettings().syntax(Document.OutputSettings.Syntax.xml);
    }

    /** Empty when the text is not well-formed, or deeper than {@code deepest}. */
    static Optional<Document> of(String text, String baseUrl, int deepest) {
        if (endsInDeclarations(text)) {
            return Optional.empty();
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
            return new XmlTree(reader, baseUrl, deepest).read();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** Java's parser would tell so on standard error. */
    private static boolean endsInDeclarations(String text) {
        int doctype = text.indexOf("<!DOCTYPE");
        int open = doctype < 0 ? -1 : text.indexOf('[', doctype);
        return open >= 0 && text.indexOf(']', open) < 0;
    }

    /** A new one each time, since it may not be shared by threads. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }

    private Optional<Document> read() throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> open();
                case XMLStreamConstants.END_ELEMENT -> close();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.ENTITY_REFERENCE -> entity();
                case XMLStreamConstants.COMMENT -> append(new Comment(reader.getText()));
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> append(instruction());
                default -> endText();
            }
            if (depth > deepest) {
                return Optional.empty();
            }
        }
        return Optional.of(document);
    }

    private void open() {
        Element element = new Element(tag(), document.baseUri(), attributes());
        append(element);
        at = element;
        depth++;
    }

    private void close() {
        endText();
        at = at.parent();
        depth--;
    }

    private void append(Node node) {
        endText();
        at.appendChild(node);
    }

    /** White space outside of the top element is no text. */
    private void endText() {
        if (!text.isEmpty() && at != document) {
            at.appendChild(new TextNode(text.toString()));
        }
        text.setLength(0);
    }

    /** Declarations are not read, so it is either HTML's, as {@code &nbsp;} in a feed, or nothing. */
    private void entity() {
        text.append(Entities.getByName(reader.getLocalName()));
    }

    private ProcessingInstruction instruction() {
        String data = reader.getPIData();
        return new ProcessingInstruction(reader.getPITarget(), data == null ? "" : data);
    }

    private Tag tag() {
        String uri = reader.getNamespaceURI();
        String name = qualified(reader.getPrefix(), reader.getLocalName());
        return tags.computeIfAbsent(
                name + ' ' + uri,
                key -> Tag.valueOf(name, uri == null ? Parser.NamespaceXml : uri, ParseSettings.preserveCase));
    }

    private Attributes attributes() {
        Attributes attributes = new Attributes();
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            String uri = reader.getNamespaceURI(i);
            attributes.put(prefix == null ? "xmlns" : "xmlns:" + prefix, uri == null ? "" : uri);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = qualified(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
            attributes.put(name, reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static String qualified(String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }
}
