package crawler.conformance.program;

import java.util.HashMap;
import java.util.Map;

/** Things of one kind by the names that a program gave them. */
final class Table<T> {
    private final Map<String, T> things = new HashMap<>();

    void bind(String name, T thing) {
        things.put(name, thing);
    }

    boolean has(String name) {
        return things.containsKey(name);
    }

    /** @throws Missing when nothing was bound to the name */
    T get(String name) {
        T thing = things.get(name);
        if (thing == null) {
            throw new Missing(name);
        }
        return thing;
    }

    Map<String, T> all() {
        return Map.copyOf(things);
    }
}
