package crawler.engine.scrape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Item;
import crawler.engine.testing.Script.Page;
import crawler.reactor.defer.Deferred;
import crawler.reactor.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Row K: the outputs of one page and the turns of the loop. */
class OutputWalkTest {
    private final Clock clock = new Clock();

    @Test
    void K_aWalkTakesOnePieceATurnHoweverManyOutputsWereWaitedFor() {
        List<Deferred<Void>> late = new ArrayList<>();
        Stream<Item> endless = Stream.generate(() -> {
            clock.elapse(Duration.ofMillis(1));
            return new Page("");
        });
        new OutputWalk(
                        clock,
                        endless.iterator(),
                        output -> late.size() < 50 ? waited(late) : Deferred.succeed(null),
                        new OutputWalk.Limits(100, now -> false, () -> {}))
                .start();
        late.forEach(each -> each.callback(null));

        assertEquals(1, clock.delayedCalls().size());
    }

    private static Deferred<Void> waited(List<Deferred<Void>> late) {
        late.add(new Deferred<>());
        return late.get(late.size() - 1);
    }
}
