package crawler.engine.select.tree;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * One attribute (or namespace declaration) of an element, as a node that a query can answer. It is a jsoup text so that
 * all answers are jsoup nodes; it is not part of the tree and has no siblings.
 */
public final class AttributeNode extends TextNode {
    private final Element owner;
    private final String name;

    AttributeNode(Element owner, String name, String value) {
        super(value);
        this.owner = owner;
        this.name = name;
    }

    /** The attribute of this name, which the element must have. */
    public static AttributeNode of(Element owner, String name) {
        return new AttributeNode(owner, name, owner.attr(name));
    }

    /** The element that carries the attribute. */
    public Element owner() {
        return owner;
    }

    /** The name as it stands in the document, with its prefix. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeNode that && owner == that.owner && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(owner) * 31 + name.hashCode();
    }
}
