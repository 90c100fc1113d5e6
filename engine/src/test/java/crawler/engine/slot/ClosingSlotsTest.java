package crawler.engine.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crawler.engine.Request;
import crawler.engine.error.DownloadError.DownloadCancelled;
import crawler.reactor.MemoryReactor;
import crawler.reactor.defer.Deferred;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of a crawl: nobody waits for ever. */
class ClosingSlotsTest {
    private static final Request A = new Request("http://a.example/");

    private final List<Object> heard = new ArrayList<>();
    private final SlotClocks clocks = new SlotClocks(new MemoryReactor(), new Random(7));
    private final Slots slots = new Slots(
            clocks,
            SlotKey.host(),
            Settings.defaults().with(Priority.CMDLINE, "test", Map.of("CONCURRENT_REQUESTS_PER_DOMAIN", 1)));

    private void ask(Optional<String> putBack) {
        slots.<String>run(A, () -> new Deferred<String>(), putBack.map(answer -> () -> answer))
                .addBoth(outcome -> heard.add(
                        outcome.failed().isPresent() ? outcome.failed().get().value() : outcome.get()));
    }

    @BeforeEach
    void oneRuns() {
        ask(Optional.empty());
    }

    @Test
    void whoWaitsWhenSlotsAreClosedIsPutBackOrFails() {
        ask(Optional.of("back"));
        ask(Optional.empty());
        assertEquals(2, slots.waiting());
        slots.close();

        assertEquals("back", heard.get(0));
        assertInstanceOf(DownloadCancelled.class, heard.get(1));
        assertEquals(2, heard.size());
        assertEquals(0, slots.waiting());
    }

    @Test
    void whoComesAfterwardsIsToldAtOnceAndLeavesNothingBehind() {
        slots.close();
        ask(Optional.of("back"));
        ask(Optional.empty());

        assertEquals("back", heard.get(0));
        assertInstanceOf(DownloadCancelled.class, heard.get(1));
        assertEquals(0, slots.size());
    }
}
