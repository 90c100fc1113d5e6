package crawler.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.Response;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.TestCrawl;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WM1: annotated records that meet real pages")
class RecordsInAngerTest {
    private static final String URL = "http://site.test/item/7?x=1";

    private static <T> T one(Class<T> type, String html) {
        return Extraction.of(type).one(Response.of(URL, html).selector(), Response.of(URL, html));
    }

    private static String error(Class<?> type, String html) {
        return assertThrows(IllegalArgumentException.class, () -> one(type, html))
                .getMessage();
    }

    record Price(@Css(".price::text") int price) {}

    @Test
    void anErrorNamesRecordComponentQueryAndPage() {
        assertEquals(
                "Price.price (@Css(\".price::text\")) on <200 " + URL + ">: \"£5\" is no Integer",
                error(Price.class, "<b class=price>£5</b>"));
        assertTrue(
                error(Price.class, "").contains("there is nothing to make a value of int of"), error(Price.class, ""));
    }

    record Blanks(
            @XPath("//@data-n") Integer number,
            @XPath("//@data-n") Optional<String> text,
            @XPath("//@data-n") List<Integer> numbers,
            @XPath("//@data-n") String raw) {}

    @Test
    void anEmptyAttributeIsNoNumberAndNoError() {
        assertEquals(new Blanks(null, Optional.empty(), List.of(), ""), one(Blanks.class, "<p data-n=''>"));
    }

    enum Stock {
        IN_STOCK,
        SOLD_OUT("Sorry, sold out");

        private final String label;

        Stock() {
            this("");
        }

        Stock(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label.isEmpty() ? name() : label;
        }
    }

    record Shelf(@Css("i::text") List<Stock> stock) {}

    @Test
    void enumsAreFoundByNameOrByTheirOwnWords() {
        assertEquals(
                new Shelf(List.of(Stock.IN_STOCK, Stock.SOLD_OUT, Stock.SOLD_OUT)),
                one(Shelf.class, "<i>In stock</i><i> sold-out</i><i>sorry, sold out</i>"));
        assertTrue(error(Shelf.class, "<i>gone</i>").contains("\"gone\" is none of [IN_STOCK, Sorry, sold out]"));
    }

    record Defaults(
            @Css("b::text") @Default("0") int votes,
            @Css("i::text") @Default("IN_STOCK") Stock stock,
            @Css("u::text") @Default("none") List<String> tags,
            @Css("s::text") @Default("") String text) {}

    @Test
    void whatIsMissingHasItsDefault() {
        assertEquals(new Defaults(0, Stock.IN_STOCK, List.of("none"), ""), one(Defaults.class, ""));
        assertEquals(
                new Defaults(3, Stock.SOLD_OUT, List.of("x"), "y"),
                one(Defaults.class, "<b>3</b><i>SOLD_OUT</i><u>x</u><s>y</s>"));
    }

    record BadDefault(@Css("b::text") @Default("many") int votes) {}

    @Test
    void aDefaultOfAnotherTypeShowsAtOnce() {
        assertEquals(
                "BadDefault.votes: \"many\" is no Integer",
                assertThrows(IllegalArgumentException.class, () -> Extraction.of(BadDefault.class))
                        .getMessage());
    }

    record Formats(
            @Css(".d::text") @Format(value = "d. MMMM yyyy", language = "de")
            LocalDate day,

            @Css(".t::text") @Format("MM/dd/yyyy h:mm a") LocalDateTime time,

            @Css(".t::text") @Format(value = "MM/dd/yyyy h:mm a", zone = "Europe/Berlin")
            Instant instant,

            @Css(".p::text") @Format(value = "#,##0.00 €", language = "de")
            BigDecimal price,

            @Css(".n::text") @Format("#,##0") Optional<Integer> count) {}

    @Test
    void datesAndNumbersAreReadAsPagesWriteThem() {
        String page = "<b class=d>3. März 2024</b><b class=t>03/04/2024 5:06 PM</b><b class=p>1.234,50 €</b>"
                + "<b class=n>12,345</b>";

        assertEquals(
                new Formats(
                        LocalDate.of(2024, 3, 3),
                        LocalDateTime.of(2024, 3, 4, 17, 6),
                        Instant.parse("2024-03-04T16:06:00Z"),
                        new BigDecimal("1234.50"),
                        Optional.of(12_345)),
                one(Formats.class, page));
        assertTrue(
                error(Formats.class, page.replace("März", "Marz")).contains("\"3. Marz 2024\" is no LocalDate of the"));
        assertTrue(error(Formats.class, page.replace("12,345", "12,345 pieces")).contains("is no Integer of the form"));
    }

    interface Located {
        @PageUrl
        URI url();

        @PageUrl
        @Re("/item/(\\d+)")
        long id();
    }

    record Article(@Css("h1::text") String title, URI url, long id) implements Item, Located {}

    @Test
    void whatAnInterfaceSaysHoldsForItsRecords() {
        assertEquals(new Article("T", URI.create(URL), 7), one(Article.class, "<h1>T</h1>"));
    }

    record Comment(
            @Css(":scope > p::text") String text,
            @Css(":scope > ul > li") List<Comment> replies) {}

    record Thread(@Css("main > ul > li") List<Comment> comments) {}

    @Test
    void recordsMayContainOthersOfTheirOwnKind() {
        Thread thread = one(
                Thread.class,
                "<main><ul><li><p>a</p><ul><li><p>b</p></li><li><p>c</p></li></ul></li><li><p>d</p></li></ul>");

        assertEquals(
                List.of(
                        new Comment("a", List.of(new Comment("b", List.of()), new Comment("c", List.of()))),
                        new Comment("d", List.of())),
                thread.comments());
    }

    record Endless(Endless inner) {}

    record Two(@Css("a") @XPath("//a") String a) {}

    record BadQuery(@Css("a[") String a) {}

    record BadRegex(@Css("a") @Re("(") String a) {}

    record Array(@Css("a") String[] a) {}

    record Unmakeable(@Css("a") Map<String, String> a) {}

    @Test
    void mistakesNameTheComponentBeforeAnyPageIsThere() {
        Map<Class<?>, String> mistakes = Map.of(
                Endless.class, "contains itself",
                Two.class, "are both there",
                BadQuery.class, "@Css(\"a[\")",
                BadRegex.class, "(",
                Array.class, "declare a List",
                Unmakeable.class, "no Map can be made of texts");
        mistakes.forEach((type, words) -> {
            String message = assertThrows(IllegalArgumentException.class, () -> Extraction.of(type))
                    .getMessage();
            assertTrue(message.startsWith(type.getSimpleName() + ".") && message.contains(words), message);
        });
    }

    record Positive(@Css("b::text") int n) {
        Positive {
            if (n < 0) {
                throw new IllegalArgumentException("n is negative");
            }
        }
    }

    @Test
    void whatTheRecordItselfRefusesSaysSo() {
        assertEquals("Positive was not made on <200 " + URL + ">: n is negative", error(Positive.class, "<b>-1</b>"));
    }

    record Links(
            @Css("a::attr(href)") @Absolute List<URI> uris,
            @Css("a::attr(id)") Set<UUID> ids) {}

    @Test
    void linksAsPagesWriteThemBecomeUris() {
        assertEquals(
                List.of(URI.create("http://site.test/a%20b%7Cc?q=%C3%BC"), URI.create("http://o.test/")),
                one(Links.class, "<a href='/a b|c?q=ü'></a><a href='//o.test/'></a>")
                        .uris());
    }

    @Pages("/book/")
    @Follow("a")
    record Book(@Css("h1::text") String title) implements Item {}

    @Pages("/author/")
    record Author(@Css("h1::text") String name) implements Item {}

    @Test
    void aSpiderOfSeveralRecordsTakesEachFromItsPages() {
        CrawlTrace crawl = TestCrawl.of(
                        new RecordSpider<Item>("library", List.of(Book.class, Author.class), "http://site.test/"))
                .page("http://site.test/", "<h1>Start</h1><a href=/book/1></a><a href=/author/2></a>")
                .page("http://site.test/book/1", "<h1>Emma</h1>")
                .page("http://site.test/author/2", "<h1>Jane</h1>")
                .run();

        assertEquals(List.of(), crawl.errors());
        assertEquals(Set.of(new Book("Emma"), new Author("Jane")), Set.copyOf(crawl.items()));
    }

    @Test
    void aPageThatDoesNotFitIsAnErrorOfTheSpiderAndTheOthersGoOn() {
        CrawlTrace crawl = TestCrawl.of(
                        new RecordSpider<>("shop", Offer.class, "http://site.test/1", "http://site.test/2"))
                .page("http://site.test/1", "<p><b>x</b></p>")
                .page("http://site.test/2", "<p><b>1</b></p><p><b>2</b></p>")
                .run();

        assertEquals(List.of(new Offer(1), new Offer(2)), crawl.items(Offer.class));
        assertEquals(1, crawl.count("spider_exceptions/IllegalArgumentException"));
        assertEquals(1, crawl.errors().size());
    }

    @Css("p")
    record Offer(@Css("b::text") int price) implements Item {}
}
