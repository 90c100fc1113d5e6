package crawler.engine.select.tree;

import java.util.Optional;
import org.jsoup.nodes.Node;

/** A direction to walk in from a context node. Null ends a walk: cursors make neither garbage nor deep stacks. */
public enum Axis {
    SELF("self", false, true) {
        @Override
        public Node first(Node context) {
            return context;
        }

        @Override
        public Node next(Node context, Node at) {
            return null;
        }
    },
    CHILD("child", false, true) {
        @Override
        public Node first(Node context) {
            return context.firstChild();
        }

        @Override
        public Node next(Node context, Node at) {
            return at.nextSibling();
        }
    },
    DESCENDANT("descendant", false, false) {
        @Override
        public Node first(Node context) {
            return context.firstChild();
        }

        @Override
        public Node next(Node context, Node at) {
            return Nodes.next(at, context);
        }
    },
    DESCENDANT_OR_SELF("descendant-or-self", false, false) {
        @Override
        public Node first(Node context) {
            return context;
        }

        @Override
        public Node next(Node context, Node at) {
            return Nodes.next(at, context);
        }
    },
    PARENT("parent", true, true) {
        @Override
        public Node first(Node context) {
            return Nodes.parent(context);
        }

        @Override
        public Node next(Node context, Node at) {
            return null;
        }
    },
    ANCESTOR("ancestor", true, false) {
        @Override
        public Node first(Node context) {
            return Nodes.parent(context);
        }

        @Override
        public Node next(Node context, Node at) {
            return Nodes.parent(at);
        }
    },
    ANCESTOR_OR_SELF("ancestor-or-self", true, false) {
        @Override
        public Node first(Node context) {
            return context;
        }

        @Override
        public Node next(Node context, Node at) {
            return Nodes.parent(at);
        }
    },
    FOLLOWING_SIBLING("following-sibling", false, true) {
        @Override
        public Node first(Node context) {
            return context.nextSibling();
        }

        @Override
        public Node next(Node context, Node at) {
            return at.nextSibling();
        }
    },
    PRECEDING_SIBLING("preceding-sibling", true, true) {
        @Override
        public Node first(Node context) {
            return context.previousSibling();
        }

        @Override
        public Node next(Node context, Node at) {
            return at.previousSibling();
        }
    },
    FOLLOWING("following", false, false) {
        @Override
        public Node first(Node context) {
            Node root = Nodes.root(context);
            return context instanceof AttributeNode attribute
                    ? Nodes.next(attribute.owner(), root)
                    : Nodes.nextOutside(context, root);
        }

        @Override
        public Node next(Node context, Node at) {
            return Nodes.next(at, null);
        }
    },
    PRECEDING("preceding", true, false) {
        @Override
        public Node first(Node context) {
            return Preceding.first(context);
        }

        @Override
        public Node next(Node context, Node at) {
            return Preceding.next(context, at);
        }
    },
    ATTRIBUTE("attribute", false, true) {
        @Override
        public Node first(Node context) {
            throw new IllegalStateException("attributes are listed, not walked");
        }

        @Override
        public Node next(Node context, Node at) {
            throw new IllegalStateException("attributes are listed, not walked");
        }
    },
    NAMESPACE("namespace", false, true) {
        @Override
        public Node first(Node context) {
            throw new IllegalStateException("namespaces are listed, not walked");
        }

        @Override
        public Node next(Node context, Node at) {
            throw new IllegalStateException("namespaces are listed, not walked");
        }
    };

    private final String word;
    private final boolean reverse;
    private final boolean flat;

    Axis(String word, boolean reverse, boolean flat) {
        this.word = word;
        this.reverse = reverse;
        this.flat = flat;
    }

    public static Optional<Axis> named(String word) {
        for (Axis axis : values()) {
            if (axis.word.equals(word)) {
                return Optional.of(axis);
            }
        }
        return Optional.empty();
    }

    public abstract Node first(Node context);

    public abstract Node next(Node context, Node at);

    /** Positions count against document order. */
    public boolean reverse() {
        return reverse;
    }

    /** No node of this axis lies inside another one of it. */
    public boolean flat() {
        return flat;
    }
}
