package crawler.engine.select;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Takes elements out of their document, however many of one parent: jsoup moves all later children for each of them. */
final class Dropping {
    /** From this many on it is quicker to lay the children anew. */
    private static final int MANY = 32;

    private final Map<Element, Set<Node>> byParent = new IdentityHashMap<>();

    /** @throws IllegalStateException when there is one that nothing contains, before any is taken out */
    static void drop(Collection<Element> elements) {
        Dropping dropping = new Dropping();
        elements.forEach(dropping::add);
        dropping.byParent.forEach(Dropping::drop);
    }

    private void add(Element element) {
        Element parent = element.parent();
        boolean contained = parent != null && !(parent instanceof Document);
        if (!contained || !siblings(parent).add(element)) {
            throw new IllegalStateException("<" + element.tagName() + "> cannot be dropped: no element contains it.");
        }
    }

    private Set<Node> siblings(Element parent) {
        return byParent.computeIfAbsent(parent, key -> Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void drop(Element parent, Set<Node> dropped) {
        if (dropped.size() < MANY) {
            dropped.forEach(Node::remove);
            return;
        }
        List<Node> kept = parent.childNodes().stream()
                .filter(child -> !dropped.contains(child))
                .toList();
        parent.empty();
        parent.insertChildren(0, kept);
    }
}
