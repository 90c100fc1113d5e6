package crawler.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.error.DropItem;
import crawler.engine.item.Required;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.defer.Deferred;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.event.Level;

@DisplayName("F1, F4, F5: pipelines that are there to be used")
class ReadyPipelinesTest {
    @RegisterExtension
    final Logged log = new Logged();

    record Book(String title, List<String> tags) implements Item, Checked {
        @Override
        public List<String> problems() {
            return "wrong".equals(title) ? List.of("title is wrong") : List.of();
        }
    }

    private static TestCrawl crawl(Class<?> pipeline, Stream<? extends Item> items) {
        List<Item> all = new ArrayList<>(items.toList());
        return TestCrawl.of(new Script().starting(all::stream))
                .setting("ITEM_PIPELINES", Map.of(pipeline.getName(), 1));
    }

    private static Stream<Item> books(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Book("book " + i, List.of()));
    }

    /** Stores batches of three, unless it is told to fail. */
    public static final class Bulk extends BatchPipeline {
        private static final Map<Crawler, List<String>> STORED = new HashMap<>();
        private static int failures;

        private final List<String> stored = new ArrayList<>();

        public Bulk(Crawler crawler) {
            super(crawler, Rules.of(3, Duration.ofSeconds(10)));
            STORED.put(crawler, stored);
        }

        @Override
        protected void store(List<Item> items) throws IOException {
            if (failures > 0) {
                failures--;
                throw new IOException("the database is down");
            }
            stored.add(items.stream()
                    .map(item -> ((Book) item).title().substring(5))
                    .toList()
                    .toString());
        }

        static List<String> stored() {
            return STORED.values().iterator().next();
        }
    }

    private CrawlTrace bulk(int items, int failures) {
        Bulk.STORED.clear();
        Bulk.failures = failures;
        return crawl(Bulk.class, books(items)).run();
    }

    @Test
    void itemsAreStoredInBatchesAndTheRestAfterItsLingerTime() {
        CrawlTrace crawl = bulk(7, 0);

        assertEquals(List.of("[0, 1, 2]", "[3, 4, 5]", "[6]"), Bulk.stored());
        assertEquals(7, crawl.items().size());
        assertEquals(Duration.ofSeconds(10), crawl.took());
    }

    @Test
    void aBatchThatFailsIsTriedAgainInOrder() {
        CrawlTrace crawl = bulk(6, 2);

        assertEquals(List.of("[0, 1, 2]", "[3, 4, 5]"), Bulk.stored());
        assertEquals(6, crawl.items().size());
        assertEquals(Duration.ofSeconds(3), crawl.took(), "after one second and after two more");
    }

    @Test
    void itemsOfABatchThatIsGivenUpAreErrorsAndTheOthersAreKept() {
        log.expectError("Error processing");
        CrawlTrace crawl = bulk(6, 3);

        assertEquals(List.of("[3, 4, 5]"), Bulk.stored());
        assertEquals(3, crawl.errors().size());
        assertEquals(3, crawl.items().size());
    }

    @Test
    void whatFieldsMustHaveAndWhatItemsSayThemselvesIsChecked() {
        CrawlTrace crawl = crawl(
                        ValidationPipeline.class,
                        Stream.of(
                                new Book("", List.of("a")),
                                new Book("ok", List.of("a")),
                                new Book("no tags", List.of()),
                                new Book("wrong", List.of("a")),
                                Item.of(Map.of("title", "of a map"))))
                .setting("ITEM_REQUIRED_FIELDS", "title,Book.tags")
                .run();

        assertEquals(2, crawl.items().size());
        assertEquals(3, crawl.count("item_dropped_reasons_count/InvalidItem"));
        assertEquals(1, crawl.count("validation/Book/tags"));
        assertEquals(1, log.count("WARN Dropped: invalid: title is wrong"));
    }

    record Page(@Required String url, @Required List<String> links, String title) implements Item {}

    @Test
    void aFieldThatIsRequiredByItsItemMustHaveAValue() {
        CrawlTrace crawl = crawl(
                        ValidationPipeline.class,
                        Stream.of(
                                new Page("u", List.of("a"), null),
                                new Page(null, List.of("a"), "t"),
                                new Page("u", List.of(), "t")))
                .run();

        assertEquals(1, crawl.items().size());
        assertEquals(1, crawl.count("validation/Page/url"));
        assertEquals(1, log.count("WARN Dropped: invalid: links is empty"));
    }

    @Test
    void itemsLikeOneBeforeAreDropped() {
        Stream<Item> items = Stream.of(
                new Book("a", List.of("x")),
                new Book("a", List.of("y")),
                new Book("a", List.of("x")),
                Item.of(Map.of("title", "a", "tags", List.of("x"))));

        CrawlTrace crawl = crawl(DuplicatesPipeline.class, items).run();
        assertEquals(3, crawl.items().size());
        assertEquals(1, crawl.count("item_dropped_reasons_count/DuplicateItem"));
    }

    @Test
    void theFieldsThatTellItemsApartCanBeNamed() {
        Stream<Item> items = Stream.of(new Book("a", List.of("x")), new Book("a", List.of("y")));

        assertEquals(
                1,
                crawl(DuplicatesPipeline.class, items)
                        .setting("ITEM_DUPLICATES_FIELDS", "title")
                        .run()
                        .items()
                        .size());
    }

    /** Works off the reactor thread. */
    public static final class Shouting extends BlockingPipeline {
        public Shouting(Crawler crawler) {
            super(crawler);
        }

        @Override
        protected Item work(Item item) {
            Book book = (Book) item;
            if (book.title().endsWith("1")) {
                throw new DropItem("not this one", Level.INFO);
            }
            return new Book(book.title().toUpperCase(java.util.Locale.ROOT), book.tags());
        }
    }

    @Test
    void blockingWorkIsDoneElsewhereAndMayDropAtALevelOfItsOwn() {
        CrawlTrace crawl = crawl(Shouting.class, books(3)).run();

        assertEquals(
                List.of("BOOK 0", "BOOK 2"),
                crawl.items(Book.class).stream().map(Book::title).sorted().toList());
        assertEquals(1, log.count("INFO Dropped: not this one"));
    }

    @Test
    void theLevelOfAllDropsIsASetting() {
        crawl(ValidationPipeline.class, Stream.of(new Book("wrong", List.of())))
                .setting("DEFAULT_DROPITEM_LOG_LEVEL", "INFO")
                .run();

        assertEquals(1, log.count("INFO Dropped: invalid"));
    }

    /** In the place of all pipelines. */
    public static final class Nothing implements ItemProcessor {
        @Override
        public Deferred<Item> process(Item item) {
            return Deferred.fail(new DropItem("nothing is kept"));
        }

        @Override
        public Deferred<Void> open() {
            return Deferred.succeed(null);
        }

        @Override
        public Deferred<Void> close() {
            return Deferred.succeed(null);
        }
    }

    @Test
    void theWholeLineCanBeReplaced() {
        CrawlTrace crawl = crawl(Shouting.class, books(2))
                .setting("ITEM_PROCESSOR", Nothing.class.getName())
                .run();

        assertTrue(crawl.items().isEmpty());
        assertEquals(2, crawl.count("item_dropped_count"));
    }
}
