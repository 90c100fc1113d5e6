package crawler.engine.document;

import crawler.engine.select.Selector;

/** Which elements of an XML document are meant. A prefix of the document's gets its meaning while the document is read. */
final class NodeName {
    private final String prefix;
    private final String local;
    private String namespace;
    private boolean known;

    private NodeName(String prefix, String local, String namespace, boolean known) {
        this.prefix = prefix;
        this.local = local;
        this.namespace = namespace;
        this.known = known;
    }

    static NodeName of(String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? new NodeName("", name, "", true)
                : new NodeName(name.substring(0, colon), name.substring(colon + 1), "", false);
    }

    static NodeName inNamespace(String local, String namespace, String prefix) {
        return new NodeName(prefix, local, namespace, true);
    }

    /** The document declares a prefix; the first declaration counts. */
    void declared(String declaredPrefix, String uri) {
        if (!known && declaredPrefix.equals(prefix)) {
            namespace = uri;
            known = true;
        }
    }

    boolean is(String localName, String uri) {
        return known && local.equals(localName) && namespace.equals(uri);
    }

    /** Has queries of the node use the prefix. */
    Selector register(Selector node) {
        if (!namespace.isEmpty()) {
            node.registerNamespace(prefix, namespace);
        }
        return node;
    }
}
