package crawler.engine.link;

import java.util.List;
import java.util.Set;

/** Names of elements or attributes; {@code "*"} among them stands for all. Immutable. */
record NameSet(Set<String> names, boolean all) {
    static final NameSet NONE = of();

    static NameSet of(String... names) {
        Set<String> set = Set.copyOf(List.of(names));
        return new NameSet(set, set.contains("*"));
    }

    boolean has(String name) {
        return all || names.contains(name);
    }

    /** The only name, or "" when there are several, or all. */
    String only() {
        return all || names.size() != 1 ? "" : names.iterator().next();
    }
}
