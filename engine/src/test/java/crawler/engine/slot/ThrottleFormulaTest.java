package crawler.engine.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ThrottleFormulaTest {
    private static final ThrottleFormula ONE = new ThrottleFormula(1, 0.5, 60);

    @Test
    void AA1_theDelayGoesHalfWayDownAndAtOnceUp() {
        assertEquals(3, ONE.next(5, 1, 200));
        assertEquals(7, ONE.next(5, 7, 200));
        assertEquals(5.25, new ThrottleFormula(2, 0, 60).next(10, 1, 200));
    }

    @Test
    void AA1_itStaysBetweenTheDelayOfTheSettingsAndTheLongest() {
        assertEquals(0.5, ONE.next(0.5, 0.01, 200));
        assertEquals(60, ONE.next(5, 100, 200));
        assertEquals(2, new ThrottleFormula(1, 5, 2).next(1, 1, 200), "the longest wins");
    }

    @Test
    void AA1_whatIsNo200MayOnlyRaiseIt() {
        assertEquals(5, ONE.next(5, 0.01, 404));
        assertEquals(5, ONE.next(5, 0.01, 301));
        assertEquals(7, ONE.next(5, 7, 503));
    }
}
