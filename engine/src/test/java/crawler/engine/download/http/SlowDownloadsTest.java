package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.time.Clock;
import org.junit.jupiter.api.Test;

class SlowDownloadsTest {
    private final Clock clock = new Clock();

    private static final class Trickle implements SlowDownloads.Watched {
        private long received = -1;
        private int givenUp;

        @Override
        public long received() {
            return received;
        }

        @Override
        public void tooSlow() {
            givenUp++;
        }
    }

    @Test
    void L6_aBodyThatBringsLessThanItShouldIsGivenUpOnce() throws Exception {
        SlowDownloads slow = new SlowDownloads(clock, 100);
        Trickle trickle = new Trickle();
        slow.begun(trickle);
        clock.advance(10);
        assertEquals(0, trickle.givenUp, "its headers have not come, which is DOWNLOAD_TIMEOUT's business");

        trickle.received = 50;
        clock.advance(10);
        trickle.received = 1050;
        clock.advance(10);
        assertEquals(0, trickle.givenUp);

        trickle.received = 2049;
        clock.advance(10);
        assertEquals(1, trickle.givenUp);
        clock.advance(10);
        assertEquals(1, trickle.givenUp);
        assertTrue(clock.delayedCalls().isEmpty());
    }

    @Test
    void L6_aBodyThatIsAllThereMayWaitForItsParserAsLongAsItTakes() throws Exception {
        SlowDownloads slow = new SlowDownloads(clock, 100);
        Trickle whole = new Trickle();
        whole.received = 5000;
        slow.begun(whole);
        clock.advance(10);
        whole.received = -1;
        clock.advance(10);
        clock.advance(10);

        assertEquals(0, whole.givenUp);
    }

    @Test
    void L6_whatHasEndedIsNotLookedAt() throws Exception {
        SlowDownloads slow = new SlowDownloads(clock, 100);
        Trickle trickle = new Trickle();
        trickle.received = 0;
        slow.begun(trickle);
        slow.ended(trickle);
        clock.advance(10);
        clock.advance(10);

        assertEquals(0, trickle.givenUp);
        assertTrue(clock.delayedCalls().isEmpty());
    }

    @Test
    void withoutARateThereIsNoTimer() {
        SlowDownloads slow = new SlowDownloads(clock, 0);
        slow.begun(new Trickle());

        assertTrue(clock.delayedCalls().isEmpty());
    }
}
