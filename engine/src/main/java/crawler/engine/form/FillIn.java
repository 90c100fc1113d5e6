package crawler.engine.form;

import java.util.HashSet;
import java.util.Set;

/** What is put into a form in the place of the page's own fields, and what is taken out. Immutable. */
record FillIn(FormData data, Set<String> removed) {
    static final FillIn NOTHING = new FillIn(FormData.NONE, Set.of());

    FillIn with(FormData newData) {
        return new FillIn(newData, removed);
    }

    FillIn without(String name) {
        Set<String> more = new HashSet<>(removed);
        more.add(name);
        return new FillIn(data, Set.copyOf(more));
    }

    /** The names of which the page's own fields do not count. */
    Set<String> names() {
        Set<String> names = data.names();
        names.addAll(removed);
        return names;
    }
}
