package crawler.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a callback yields: an item to keep or a request to make. */
public sealed interface Output permits Item, Request {

    /** Takes outputs one by one. */
    @FunctionalInterface
    interface Collector {
        void add(Output output);
    }

    /** For callbacks that would rather write a loop; all outputs are there before the first is looked at. */
    static Stream<Output> collect(Consumer<Collector> body) {
        List<Output> outputs = new ArrayList<>();
        body.accept(outputs::add);
        return outputs.stream();
    }
}
