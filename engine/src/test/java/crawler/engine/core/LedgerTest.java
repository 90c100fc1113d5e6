package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.engine.MemoryStats;
import crawler.engine.testing.Logged;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The books of a crawl, which every crawl of every test closes at its end. */
class LedgerTest {
    @RegisterExtension
    final Logged log = new Logged();

    private final Ledger ledger = new Ledger(new MemoryStats());

    @Test
    void aCrawlThatLostARequestDoesNotEndWell() {
        log.expectError("Requests were lost: scheduled 2, done 0, dropped {}, pending 1, in flight 0");
        ledger.offered();
        ledger.offered();

        assertThrows(AssertionError.class, () -> ledger.close(1));
    }

    @Test
    void noneMayBeInFlightAtTheEnd() {
        log.expectError("Requests were lost: scheduled 1, done 0, dropped {}, pending 0, in flight 1");
        ledger.offered();
        ledger.started();

        assertThrows(AssertionError.class, () -> ledger.close(0));
    }

    @Test
    void whatWasOfferedIsDoneDroppedOrPending() {
        for (int i = 0; i < 3; i++) {
            ledger.offered();
        }
        ledger.dropped("duplicate");
        ledger.started();
        ledger.done();

        assertEquals(new Books(3, Map.of("duplicate", 1L), 1, 0, 1), ledger.close(1));
    }
}
