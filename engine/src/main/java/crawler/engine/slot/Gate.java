package crawler.engine.slot;

import crawler.engine.Request;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Says which slots take a request now: what a scheduler asks before it hands one out, so that the requests of a site that
 * has to wait stay in the scheduler and take nobody's place. For the reactor thread.
 */
public interface Gate {

    /** The slot that a request belongs to; the same one whenever it is asked for. */
    String keyOf(Request request);

    /** Whether a request of this slot may be handed out now. After a no, the slot's opening is told. */
    boolean isOpen(String key);

    /** Has {@code listener} called with the key of each slot that opens after a no. */
    void whenOpened(Consumer<String> listener);

    /** One that is always open, with slots by this key: for schedulers without a downloader. */
    static Gate alwaysOpen(Function<Request, String> key) {
        return new Gate() {
            @Override
            public String keyOf(Request request) {
                return key.apply(request);
            }

            @Override
            public boolean isOpen(String slot) {
                return true;
            }

            @Override
            public void whenOpened(Consumer<String> listener) {
                // it never closes
            }
        };
    }
}
