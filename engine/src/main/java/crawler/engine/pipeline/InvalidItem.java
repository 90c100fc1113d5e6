package crawler.engine.pipeline;

import crawler.engine.error.DropItem;
import java.util.List;

/** The item lacks what it must have, or says itself that something is wrong with it. */
public final class InvalidItem extends DropItem {
    private final List<String> problems;

    InvalidItem(List<String> problems) {
        super("invalid: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each in words that begin with the field's name. */
    public List<String> problems() {
        return problems;
    }
}
