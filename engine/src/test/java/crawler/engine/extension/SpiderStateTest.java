package crawler.engine.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Attribute;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A15: a spider's state is kept in JOBDIR")
class SpiderStateTest {
    private static final String URL = "http://site.test/";
    private static final Attribute<Integer> PAGES = Attribute.of("pages", Integer.class);
    private static final Attribute<List<String>> SEEN = Attribute.of("seen", List.class);
    private static final Attribute<Last> LAST = Attribute.of("last", Last.class);
    private static final Attribute<Thread> THREAD = Attribute.of("thread", Thread.class);

    record Last(LocalDate day, Optional<String> note, Map<String, Integer> counts) {}

    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path folder;

    /** Does something with its state for each page, and once more at the end. */
    private static final class Remembering extends Spider {
        private final Consumer<Spider> onPage;
        private final Consumer<Spider> atEnd;

        Remembering(String name, Consumer<Spider> onPage, Consumer<Spider> atEnd) {
            super(name, URL);
            this.onPage = onPage;
            this.atEnd = atEnd;
        }

        @Override
        public Stream<? extends Output> parse(Response page) {
            onPage.accept(this);
            return Stream.empty();
        }

        @Override
        public void closed(String reason) {
            atEnd.accept(this);
        }
    }

    private CrawlTrace run(String name, Consumer<Spider> onPage, Consumer<Spider> atEnd) {
        return TestCrawl.of(new Remembering(name, onPage, atEnd))
                .setting("JOBDIR", folder.resolve("jobs/one").toString())
                .page(URL, "<p>")
                .run();
    }

    private Path file() {
        return folder.resolve("jobs/one/spider.state");
    }

    @Test
    void theNextRunFindsWhatTheLastOneLeft() {
        Last last = new Last(LocalDate.of(2030, 1, 2), Optional.of("x"), Map.of("a", 1));
        run("counting", spider -> spider.state().set(SEEN, new ArrayList<>(List.of("a"))), spider -> {
            spider.state().set(PAGES, 7);
            spider.state().set(LAST, last);
        });

        List<Object> found = new ArrayList<>();
        run(
                "counting",
                spider -> {
                    found.add(spider.state().get(PAGES, 0));
                    found.add(spider.state().get(LAST).orElseThrow());
                    spider.state().get(SEEN).orElseThrow().add("b");
                },
                spider -> spider.state().remove(PAGES));
        assertEquals(List.of(7, last), found);

        run(
                "counting",
                spider -> found.add(spider.state().get(SEEN).orElseThrow()),
                spider -> found.add(spider.state().names()));
        assertEquals(List.of(List.of("a", "b"), Set.of("seen", "last")), found.subList(2, 4));
    }

    @Test
    void oneLineSaysWhatIsKeptAndWhatIsNot() {
        run("counting", spider -> {}, spider -> {});

        assertEquals(1, log.count("WARN JOBDIR keeps what spider \"counting\" has in its state()"));
        assertEquals(0, log.count("JOBDIR is unknown"));
        assertEquals(0, log.count("Unknown setting"));
    }

    @Test
    void withoutJobdirAStateIsForOneRun() {
        List<Integer> found = new ArrayList<>();
        Consumer<Spider> count = spider -> {
            spider.state().set(PAGES, spider.state().get(PAGES, 0) + 1);
            found.add(spider.state().get(PAGES, 0));
        };
        TestCrawl.of(new Remembering("counting", count, count)).page(URL, "<p>").run();

        assertEquals(List.of(1, 2), found);
        assertFalse(Files.exists(file()));
    }

    @Test
    void aBrokenFileOrThatOfAnotherSpiderIsRefusedByName() throws IOException {
        run("other", spider -> spider.state().set(PAGES, 1), spider -> {});
        String others = Files.readString(file());
        for (String content : List.of(others, "{\"spider\": \"counting\"", "€\u0080\u0004}.", "[]", "")) {
            Files.writeString(file(), content);
            String message = assertThrows(SettingException.class, () -> run("counting", spider -> {}, spider -> {}))
                    .getMessage();
            assertTrue(message.startsWith("JOBDIR: the state of spider \"counting\" is kept in " + file()), message);
            assertTrue(message.contains(content.equals(others) ? "is that of spider \"other\"" : "is broken"), message);
            assertEquals(content, Files.readString(file()), "what is there is not touched");
        }
    }

    @Test
    void aFolderThatCannotBeMadeShowsAtTheStart() throws IOException {
        Files.writeString(folder.resolve("jobs"), "a file");

        assertTrue(assertThrows(SettingException.class, () -> run("counting", spider -> {}, spider -> {}))
                .getMessage()
                .contains("cannot be "));
    }

    @Test
    void aValueThatCannotBeStoredIsNamedWithItsTypeAndTheOthersAreKept() {
        log.expectError("Left out of");
        run(
                "counting",
                spider -> spider.state().set(PAGES, 1),
                spider -> spider.state().set(THREAD, Thread.currentThread()));

        assertEquals(1, log.count("the state's thread (java.lang.Thread) cannot be written as JSON and read back"));
        List<Object> found = new ArrayList<>();
        run("counting", spider -> found.add(spider.state().names()), spider -> {});
        assertEquals(List.of(Set.of("pages")), found);
    }

    @Test
    void aValueOfAnotherTypeSaysWhatIsThere() {
        run("counting", spider -> spider.state().set(SEEN, List.of("a")), spider -> {});
        List<String> messages = new ArrayList<>();
        Attribute<Integer> number = Attribute.of("seen", Integer.class);
        run(
                "counting",
                spider -> messages.add(assertThrows(
                                IllegalStateException.class,
                                () -> spider.state().get(number))
                        .getMessage()),
                spider -> {});

        assertTrue(messages.get(0).startsWith("the state has no Integer under seen, but [\"a\"]"), messages.get(0));
    }

    @Test
    void aFileThatCannotBeWrittenAtTheEndIsAnErrorAndKeepsWhatWasThere() throws IOException {
        run("counting", spider -> spider.state().set(PAGES, 1), spider -> {});
        log.expectError("The spider's state is lost");
        Files.createDirectory(file().resolveSibling("spider.state.new"));
        run("counting", spider -> spider.state().set(PAGES, 2), spider -> {});

        assertEquals(1, log.count("ERROR The spider's state is lost, as " + file()));
        assertTrue(Files.readString(file()).contains("\"pages\" : 1"), Files.readString(file()));
    }
}
