package crawler.engine.select.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The prefixes that a query may use, each with its URI; an immutable value. */
public final class Namespaces {
    public static final String REGEX = "http://exslt.org/regular-expressions";
    public static final String SETS = "http://exslt.org/sets";
    public static final String CSS = "css";
    public static final String XML = "http://www.w3.org/XML/1998/namespace";

    /** What every selector knows: EXSLT's {@code re} and {@code set}, and {@code css} for the positions that CSS asks for. */
    public static final Namespaces DEFAULT = new Namespaces(Map.of("re", REGEX, "set", SETS, "css", CSS, "xml", XML));

    private final Map<String, String> uris;
    private final int hash;

    private Namespaces(Map<String, String> uris) {
        this.uris = Map.copyOf(uris);
        this.hash = this.uris.hashCode();
    }

    /** These prefixes and one more; a prefix that was there gets the new URI. */
    public Namespaces with(String prefix, String uri) {
        return with(Map.of(prefix, uri));
    }

    /** These prefixes and the given ones. */
    public Namespaces with(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, String> all = new HashMap<>(uris);
        all.putAll(more);
        return new Namespaces(all);
    }

    public Optional<String> uri(String prefix) {
        return Optional.ofNullable(uris.get(prefix));
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Namespaces that && uris.equals(that.uris);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return uris.toString();
    }
}
