package crawler.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Headers;
import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.TestCrawl;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("E1, CO3, WM1: records that say where their values are")
class ExtractionTest {
    private static final Response PAGE = Response.of("http://site.test/list/", """
            <div class=book data-id=7><a class=title href="/emma">Emma</a><b class=price>£ 3.50</b>
              <i>1815-12-23</i><span class=tag>novel</span><span class=tag>old</span>
              <p class=by><u>Jane Austen</u><a href=ja>more</a></p></div>
            <div class=book data-id=8><a class=title href="x">Other</a><b class=price>4</b></div>
            <a class=next href="2">next</a>
            """);

    record Author(
            @Css("u::text") String name,
            @Css("a::attr(href)") @Absolute String link) {}

    @Css(".book")
    @Follow("a.next")
    record Book(
            @Css(".title::text") String title,
            @XPath("@data-id") int id,
            @Css(".title::attr(href)") @Absolute URI link,
            @Css(".price::text") @Re("[\\d.]+") BigDecimal price,
            @Css("i::text") Optional<LocalDate> published,
            @Css(".tag::text") List<String> tags,
            @Css(".by") Optional<Author> author,
            @PageUrl String page)
            implements Item {}

    @Test
    void eachMatchOfTheQueryOnTheRecordIsARecord() {
        assertEquals(
                List.of(
                        new Book(
                                "Emma",
                                7,
                                URI.create("http://site.test/emma"),
                                new BigDecimal("3.50"),
                                Optional.of(LocalDate.of(1815, 12, 23)),
                                List.of("novel", "old"),
                                Optional.of(new Author("Jane Austen", "http://site.test/list/ja")),
                                "http://site.test/list/"),
                        new Book(
                                "Other",
                                8,
                                URI.create("http://site.test/list/x"),
                                new BigDecimal("4"),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                "http://site.test/list/")),
                Extraction.of(Book.class).all(PAGE).toList());
    }

    record Shelf(
            @Css(".book") List<Slim> books, @Css("h1::text") String heading) implements Item {}

    record Slim(@Css(".title::text") String title) {}

    @Test
    void recordsNestInListsAndWhatIsMissingIsNull() {
        Shelf shelf = Extraction.of(Shelf.class).all(PAGE).findFirst().orElseThrow();

        assertEquals(new Shelf(List.of(new Slim("Emma"), new Slim("Other")), null), shelf);
    }

    @JmesPath("items[]")
    record Entry(
            @JmesPath("id") long id, @JmesPath("tags[]") List<String> tags) implements Item {}

    @Test
    void jsonIsTakenApartToo() {
        Response json = new Response(
                new Request("http://site.test/api"),
                200,
                Headers.of("Content-Type", "application/json"),
                "{\"items\": [{\"id\": 1, \"tags\": [\"a\", \"b\"]}, {\"id\": 2}]}".getBytes(StandardCharsets.UTF_8));

        assertEquals(
                List.of(new Entry(1, List.of("a", "b")), new Entry(2, List.of())),
                Extraction.of(Entry.class).all(json).toList());
    }

    record Wrong(@Css("b::text") int price) implements Item {}

    record Silent(String text) implements Item {}

    @Test
    void aValueThatDoesNotFitNamesItsFieldAndPage() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> Extraction.of(Wrong.class).all(PAGE).toList());

        assertEquals(
                "Wrong.price (@Css(\"b::text\")) on <200 http://site.test/list/>: \"£ 3.50\" is no Integer",
                error.getMessage());
        Response empty = Response.of("http://site.test/", "");
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> Extraction.of(Wrong.class).all(empty).toList())
                .getMessage()
                .contains("declare Integer or Optional"));
    }

    @Test
    void mistakesShowWhenTheExtractionIsMade() {
        assertThrows(IllegalArgumentException.class, () -> Extraction.of(Silent.class));
        assertThrows(IllegalArgumentException.class, () -> Extraction.of(String.class));
    }

    @Test
    void aSpiderNeedsNoParseMethod() {
        CrawlTrace crawl = TestCrawl.of(new RecordSpider<>("books", Book.class, "http://site.test/list/"))
                .setting("FIELD_COVERAGE_ENABLED", true)
                .page("http://site.test/list/", PAGE.text())
                .page("http://site.test/list/2", "<div class=book data-id=9><a class=title>Last</a></div>")
                .run();

        assertEquals(
                List.of("Emma", "Other", "Last"),
                crawl.items(Book.class).stream().map(Book::title).toList());
        assertEquals(3L, crawl.stats().get("item_scraped_count/Book"));
        assertEquals(1 / 3.0, crawl.stats().get("field_coverage/Book/author"));
        assertEquals(1.0, crawl.stats().get("field_coverage/Book/title"));
    }
}
