package crawler.reactor.defer;

import java.util.List;

/** What {@link DeferredList#firstOf} answers: the first value, or all failures when there was none. */
public sealed interface First<T> {

    /** The first that succeeded, and its place in the list. */
    record Succeeded<T>(T value, int index) implements First<T> {}

    /** All failed; the outcomes stand in the order of the list. */
    record NoneSucceeded<T>(List<Outcome<T>> outcomes) implements First<T> {}
}
