package crawler.engine.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SeenLinksTest {
    @Test
    void whatWasAddedIsThereAndNothingElse() {
        SeenLinks seen = new SeenLinks(100);
        assertFalse(seen.contains(1, 2));
        assertFalse(seen.contains(0, 0));
        seen.add(1, 2);
        assertTrue(seen.contains(1, 2));
        assertFalse(seen.contains(1, 3));
        assertFalse(seen.contains(2, 1));
    }

    @Test
    void itGrowsToItsMaximumAndNoFurther() {
        SeenLinks seen = new SeenLinks(4_000);
        assertEquals(1_024, seen.capacity());
        Random random = new Random(31);
        for (int i = 0; i < 50_000; i++) {
            seen.add(random.nextLong() >>> 3, random.nextLong() >>> 3);
        }
        assertEquals(4_096, seen.capacity());
    }

    @Test
    void growingForgetsLittle() {
        SeenLinks seen = new SeenLinks(1 << 17);
        Random random = new Random(32);
        for (int i = 0; i < 50_000; i++) {
            seen.add(random.nextLong() >>> 3, random.nextLong() >>> 3);
        }
        assertEquals(0, missing(seen, new Random(32), 50_000), 50_000 / 10);
    }

    @Test
    void whenFullItForgetsTheOldest() {
        SeenLinks seen = new SeenLinks(1_024);
        Random random = new Random(33);
        for (int i = 0; i < 100_000; i++) {
            seen.add(random.nextLong() >>> 3, random.nextLong() >>> 3);
        }
        assertTrue(missing(seen, new Random(33), 90_000) > 89_000);
        seen.add(7, 7);
        assertTrue(seen.contains(7, 7));
    }

    @Test
    void aMaximumThatMakesNoSenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SeenLinks(0));
        assertThrows(IllegalArgumentException.class, () -> new SeenLinks(Integer.MAX_VALUE));
    }

    private static int missing(SeenLinks seen, Random random, int count) {
        int missing = 0;
        for (int i = 0; i < count; i++) {
            missing += seen.contains(random.nextLong() >>> 3, random.nextLong() >>> 3) ? 0 : 1;
        }
        return missing;
    }
}
