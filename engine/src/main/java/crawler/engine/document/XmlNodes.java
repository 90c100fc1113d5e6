package crawler.engine.document;

import crawler.engine.Response;
import crawler.engine.select.Selector;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The elements of one name in an XML document, each as a small document of its own: Scrapy's {@code xmliter}, 2.18. The
 * document is read as the stream is pulled, and only one element is kept at a time.
 *
 * <p>The XML must be well-formed; the stream fails where it is not. Nothing but XML's own five entities is replaced, and
 * a document type is skipped.
 */
public final class XmlNodes {
    private XmlNodes() {}

    /**
     * @param name of elements without namespace; or with a prefix, which then stands for what the document first
     * declares it to be
     */
    public static Stream<Selector> of(String xml, String name) {
        return stream(xml, NodeName.of(name));
    }

    /** @param prefix what stands for the namespace in queries of the nodes */
    public static Stream<Selector> of(String xml, String localName, String namespace, String prefix) {
        return stream(xml, NodeName.inNamespace(localName, namespace, prefix));
    }

    /** {@link #of(String, String)} for the text of a page. */
    public static Stream<Selector> of(Response page, String name) {
        return of(page.text(), name);
    }

    private static Stream<Selector> stream(String xml, NodeName name) {
        XmlNodeReader reader = new XmlNodeReader(xml, name);
        return StreamSupport.stream(
                new AbstractSpliterator<Selector>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super Selector> action) {
                        Optional<Selector> next = reader.next();
                        next.ifPresent(action);
                        return next.isPresent();
                    }
                },
                false);
    }
}
