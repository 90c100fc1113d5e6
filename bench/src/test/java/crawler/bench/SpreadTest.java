package crawler.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void theMedianIsTheMiddleOneOrTheMeanOfTheTwoInTheMiddle() {
        assertEquals(new Spread(3, 1, 9), Spread.of(9, 1, 3));
        assertEquals(new Spread(4, 1, 9), Spread.of(9, 1, 3, 5));
    }

    @Test
    void ratiosAreMadeOfNeighboursAndNotOfMedians() {
        List<Run> one = List.of(Runs.taking(1), Runs.taking(20), Runs.taking(3));
        List<Run> other = List.of(Runs.taking(2), Runs.taking(10), Runs.taking(3));
        assertEquals(new Spread(1, 0.5, 2), Spread.ofRatios(one, other, Run::seconds));
    }

    @Test
    void aNumberThatIsMoreBySpeedIsLessByTime() {
        Spread speed = Spread.ofRatios(List.of(Runs.taking(1)), List.of(Runs.taking(4)), Run::pagesPerSecond);
        assertEquals(4, speed.median(), 1e-9);
    }

    @Test
    void itPrintsMedianAndRange() {
        assertEquals("0.93 (0.90-1.00)", new Spread(0.931, 0.9, 1).print(2));
    }

    @Test
    void nothingHasNoMedian() {
        assertThrows(IllegalArgumentException.class, Spread::of);
    }
}
