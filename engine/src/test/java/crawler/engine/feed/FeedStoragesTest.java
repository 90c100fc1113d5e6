package crawler.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.feed.storage.FeedStorage;
import crawler.engine.feed.storage.FileFeedStorage;
import crawler.engine.feed.storage.StoredFile;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("H2, H12, H13: places of feeds, and what happens when they fail")
class FeedStoragesTest {
    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path folder;

    record Book(String title, int pages) implements Item {}

    private static final Item EMMA = new Book("Emma", 474);

    private TestCrawl crawl(String file, String options, Item... items) {
        return TestCrawl.of(new Script().starting(() -> Stream.of(items)))
                .setting("FEEDS", Map.of(folder + "/" + file, options));
    }

    /** A place that cannot keep anything. */
    public static final class Leaky implements FeedStorage {
        @Override
        public StoredFile open(Target target) {
            return new StoredFile() {
                @Override
                public OutputStream out() {
                    return OutputStream.nullOutputStream();
                }

                @Override
                public void store() throws IOException {
                    throw new IOException("the bucket has a hole");
                }
            };
        }
    }

    @Test
    void H2_H13_placesCanBeAddedAndWhatTheyCannotStoreIsCounted() {
        log.expectError("Feed leaky:x.json could not be written");
        CrawlTrace crawl = TestCrawl.of(new Script().starting(() -> Stream.of(EMMA)))
                .setting("FEEDS", Map.of("leaky:x.json", "{}"))
                .setting("FEED_STORAGES", Map.of("leaky", Leaky.class.getName()))
                .run();

        assertEquals(1, crawl.count("feedexport/failed_count/Leaky"));
        assertEquals(0, crawl.count("feedexport/success_count/Leaky"));
    }

    @Test
    void H2_anUnknownPlaceIsNamedWithThoseThereAre() {
        SettingException error = assertThrows(
                SettingException.class,
                () -> TestCrawl.of(new Script())
                        .setting("FEEDS", Map.of("s3://bucket/x.json", "{}"))
                        .run());
        assertTrue(error.getMessage().contains("nothing stores feeds at s3: (have: "), error.getMessage());
    }

    /** A place whose writer takes nothing before it is told to go on. */
    public static final class Slow implements FeedStorage {
        private static int taken;

        public Slow(Crawler crawler) {
            crawler.reactor();
        }

        @Override
        public StoredFile open(Target target) {
            return new StoredFile() {
                @Override
                public OutputStream out() {
                    return new OutputStream() {
                        @Override
                        public void write(int octet) {
                            taken++;
                        }

                        @Override
                        public void write(byte[] bytes, int offset, int length) {
                            taken += length;
                        }
                    };
                }

                @Override
                public void store() {}
            };
        }
    }

    @Test
    void manyLargeItemsPassWithoutRecursionAndNoneIsLost() {
        String large = "x".repeat(10_000);
        Slow.taken = 0;
        CrawlTrace crawl = TestCrawl.of(new Script()
                        .starting(() -> IntStream.range(0, 2000).mapToObj(i -> new Book(large, i))))
                .setting("FEEDS", Map.of("slow:x.jl", "{}"))
                .setting("FEED_STORAGES", Map.of("slow", Slow.class.getName()))
                .run();

        assertEquals(2000, crawl.items().size());
        assertTrue(Slow.taken > 20_000_000);
    }

    @Test
    void H2_aPlaceCanBeTakenAway() {
        assertThrows(
                SettingException.class,
                () -> crawl("x.csv", "{}")
                        .setting("FEED_STORAGES", "{\"path\": null}")
                        .run());
    }

    /** Files on a disk that is full after some bytes. */
    public static final class Small implements FeedStorage {
        private final FeedStorage files = new FileFeedStorage();

        @Override
        public boolean overwrites() {
            return false;
        }

        @Override
        public StoredFile open(Target target) throws IOException {
            StoredFile file =
                    files.open(new Target(target.uri().substring(6), target.overwrite(), target.whole(), false));
            return new StoredFile() {
                @Override
                public OutputStream out() throws IOException {
                    return new Full(file.out());
                }

                @Override
                public void store() throws IOException {
                    file.store();
                }

                @Override
                public Optional<Path> abandon() throws IOException {
                    return file.abandon();
                }
            };
        }
    }

    private static final class Full extends FilterOutputStream {
        private static final int DISK = 100_000;
        private int written;

        Full(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int fits = Math.min(length, DISK - written);
            out.write(bytes, offset, fits);
            written += fits;
            if (fits < length) {
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    @DisplayName("H12, H13: a disk that is full does not put half a feed in the place of a whole one")
    void aFullDiskLeavesTheOldFeed() throws IOException {
        log.expectError("could not be written");
        log.expectError("could not be stored");
        Files.writeString(folder.resolve("x.json"), "[]");
        CrawlTrace crawl = TestCrawl.of(new Script()
                        .starting(() -> IntStream.range(0, 300).mapToObj(i -> new Book("x".repeat(1000), i))))
                .setting("FEEDS", Map.of("small:" + folder + "/x.json", "{\"overwrite\": true}"))
                .setting("FEED_STORAGES", Map.of("small", Small.class.getName()))
                .run();

        assertEquals("[]", Files.readString(folder.resolve("x.json")));
        assertEquals(1, crawl.count("feedexport/failed_count/Small"));
        assertEquals(0, crawl.count("feedexport/success_count/Small"));
        assertEquals(1, log.count("No space left on device; what was written before is in " + folder + "/.x.json."));
        assertEquals(2, folder.toFile().list().length);
    }
}
