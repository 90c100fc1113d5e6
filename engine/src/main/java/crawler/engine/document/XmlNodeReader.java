package crawler.engine.document;

import crawler.engine.select.Selector;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an XML document from event to event and keeps what belongs to elements that are meant. For one thread. */
final class XmlNodeReader {
    /** As deep as libxml2 goes. */
    private static final int DEEPEST = 2048;

    private static final XMLInputFactory FACTORY = factory();

    private final NodeName name;
    private final XMLStreamReader events;
    private final NodeTree tree = new NodeTree();
    private final Deque<Boolean> meant = new ArrayDeque<>();
    private int inside;
    private boolean hasType;

    XmlNodeReader(String xml, NodeName name) {
        String text = (xml.startsWith("\ufeff") ? xml.substring(1) : xml).stripLeading();
        this.name = name;
        try {
            this.events = FACTORY.createXMLStreamReader(new StringReader(text));
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /**
     * Without document types there are no entities and no default attributes, so that the limits on expanding them,
     * which newer JDKs apply to the document itself, protect nothing.
     */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.entityReplacementLimit", 0);
        factory.setProperty("jdk.xml.maxElementDepth", DEEPEST);
        return factory;
    }

    /** The next node that is complete: an inner one before the outer one, which keeps its name only. Empty at the end. */
    Optional<Selector> next() {
        try {
            while (events.hasNext()) {
                Optional<Selector> complete = read(events.next());
                if (complete.isPresent()) {
                    return complete;
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    private static IllegalArgumentException malformed(XMLStreamException e) {
        return new IllegalArgumentException("the XML is not well-formed: " + e.getMessage(), e);
    }

    private Optional<Selector> read(int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> {
                return end();
            }
            case XMLStreamConstants.DTD -> hasType = true;
            case XMLStreamConstants.ENTITY_REFERENCE -> undeclared();
            default -> inside(event);
        }
        return Optional.empty();
    }

    private void start() {
        for (int i = 0; i < events.getNamespaceCount(); i++) {
            name.declared(text(events.getNamespacePrefix(i)), text(events.getNamespaceURI(i)));
        }
        boolean wanted = name.is(events.getLocalName(), text(events.getNamespaceURI()));
        inside += wanted ? 1 : 0;
        meant.push(wanted);
        tree.open(events, inside > 0, wanted);
    }

    private Optional<Selector> end() {
        boolean wanted = meant.pop();
        inside -= wanted ? 1 : 0;
        return tree.close(wanted).map(Selector::ofDocument).map(name::register);
    }

    private void inside(int event) {
        if (inside > 0) {
            tree.add(event, events);
        }
    }

    private void undeclared() {
        if (!hasType) {
            throw new IllegalArgumentException("the XML is not well-formed: the entity &" + events.getLocalName()
                    + "; in line " + events.getLocation().getLineNumber() + " is not declared");
        }
    }

    /** The JDK says null where there is none. */
    static String text(String orNull) {
        return orNull == null ? "" : orNull;
    }
}
