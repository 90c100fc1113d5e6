package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event;
import crawler.engine.Item;
import crawler.engine.Spider;
import crawler.engine.pipeline.ItemPipeline;
import crawler.engine.pipeline.PipelineLine;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.Script.Page;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.defer.Deferred;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows F1 to F4: what pipelines do with items. */
class PipelinesTest {
    @RegisterExtension
    final Logged log = new Logged();

    private static TestCrawl crawl(Script script, Class<?>... pipelines) {
        Map<String, Integer> orders = new HashMap<>();
        for (int i = 0; i < pipelines.length; i++) {
            orders.put(pipelines[i].getName(), 100 * i);
        }
        return TestCrawl.of(script).setting("ITEM_PIPELINES", orders);
    }

    private static Script yielding(String... urls) {
        return new Script().starting(() -> Stream.of(urls).map(Page::new));
    }

    @Test
    void F1_itemsPassAllPipelinesInOrder() {
        CrawlTrace crawl = crawl(yielding("a", "b"), Pipelines.First.class, Pipelines.Second.class)
                .run();

        assertEquals(List.of(new Page("a+first+second"), new Page("b+first+second")), crawl.items());
        assertEquals(2, crawl.count("item_scraped_count"));
    }

    @Test
    void F2_theyAreOpenedInOrderAndClosedTheOtherWayRoundAfterTheLastItem() {
        Script script = yielding("a");
        CrawlTrace crawl =
                crawl(script, Pipelines.First.class, Pipelines.Second.class).run();

        assertEquals(
                List.of("First opened", "Second opened", "Second closed", "First closed", "closed finished"),
                script.notes());
        assertEquals(2, crawl.took().toSeconds(), "a second for the item, a second for closing");
    }

    @Test
    void F1_F4_Q8_droppedItemsAreCountedToldAndNoError() {
        List<String> dropped = new ArrayList<>();
        CrawlTrace crawl = crawl(yielding("drop 1", "keep", "later 2"), Pipelines.Picky.class)
                .on(Event.ItemDropped.class, event -> dropped.add(event.reason().getMessage()))
                .run();

        assertEquals(List.of(new Page("keep")), crawl.items());
        assertEquals(List.of("not wanted", "not wanted either"), dropped);
        assertEquals(2, crawl.count("item_dropped_count"));
        assertEquals(2, crawl.count("item_dropped_reasons_count/DropItem"));
        assertEquals(2, log.count("WARN Dropped: not wanted"));
        assertEquals(List.of(), crawl.errors());
    }

    @Test
    void F4_anItemThatFailsIsToldAndTheOthersGoOn() {
        log.expectError("Error processing Page[url=fail]");
        List<String> failed = new ArrayList<>();
        CrawlTrace crawl = crawl(yielding("fail", "keep"), Pipelines.Picky.class)
                .on(Event.ItemError.class, event -> failed.add(event.error().getMessage()))
                .run();

        assertEquals(List.of(new Page("keep")), crawl.items());
        assertEquals(List.of("the disk is full"), failed);
        assertEquals("the disk is full", crawl.errors().get(0).getMessage());
    }

    @Test
    void F2_aPipelineThatCannotBeOpenedFailsTheCrawl() {
        log.expectError("Pipelines$Locked could not be closed");
        Script script = yielding("a");
        TestCrawl crawl = crawl(script, Pipelines.First.class, Pipelines.Locked.class);
        List<Event> told = new ArrayList<>();
        crawl.on(Event.SpiderOpened.class, told::add).on(Event.SpiderClosed.class, told::add);

        IllegalStateException error = assertThrows(IllegalStateException.class, crawl::run);

        assertEquals("the database is down", error.getMessage());
        assertEquals(List.of("First opened", "First closed"), script.notes());
        assertEquals(List.of(), told);
    }

    @Test
    void F2_closeSpiderFromOpenClosesBeforeCrawling() {
        CrawlTrace crawl = crawl(yielding("a"), Pipelines.Sated.class).run();

        assertEquals("sated", crawl.finishReason());
        assertEquals(List.of(), crawl.items());
    }

    /** Takes its time to close. */
    private record Closing(String name, List<String> notes, Deferred<Void> answer) implements ItemPipeline {
        @Override
        public Deferred<Item> process(Item item) {
            return Deferred.succeed(item);
        }

        @Override
        public Deferred<Void> close() {
            notes.add(name);
            return answer;
        }
    }

    @Test
    void F2_closingAgainClosesThoseThatHadNotHadTheirTurn() {
        List<String> closed = new ArrayList<>();
        PipelineLine line = new PipelineLine(List.of(
                new Closing("first", closed, Deferred.succeed(null)),
                new Closing("slow", closed, new Deferred<>()),
                new Closing("last", closed, Deferred.succeed(null))));

        assertFalse(line.close().peek().isPresent());
        assertEquals(List.of("last", "slow"), closed);

        assertTrue(line.close().peek().isPresent());
        assertEquals(List.of("last", "slow", "first"), closed);
    }

    @Test
    void A13_aSpiderThatFailsToCloseIsNamed() {
        log.expectError("Spider \"failing\": closed(\"finished\") failed");
        Spider failing = new Spider("failing") {
            @Override
            public void closed(String reason) {
                throw new IllegalStateException("no");
            }
        };

        assertEquals("finished", TestCrawl.of(failing).run().finishReason());
        assertTrue(log.lines().stream().anyMatch(line -> line.contains("Spider closed (finished)")));
    }
}
