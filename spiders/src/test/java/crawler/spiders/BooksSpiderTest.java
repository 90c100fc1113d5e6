package crawler.spiders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Arguments;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.spiders.BooksSpider.Book;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BooksSpiderTest {
    private static final Response HOME = Response.of(
            "https://books.toscrape.com/",
            "<div class=side_categories><ul><li><a href=all.html>Books</a><ul>"
                    + "<li><a href=c/travel.html> Travel </a><li><a href=c/art.html>Art</a></ul></ul></div>");

    private static List<String> followed(BooksSpider spider) {
        return spider.parse(HOME).map(output -> ((Request) output).url()).toList();
    }

    @Test
    void everyCategoryIsFollowedOrTheOneThatIsWanted() {
        BooksSpider spider = new BooksSpider();
        assertEquals(
                List.of("https://books.toscrape.com/c/travel.html", "https://books.toscrape.com/c/art.html"),
                followed(spider));
        spider.argue(Arguments.of(Map.of("category", "travel")));
        assertEquals(List.of("https://books.toscrape.com/c/travel.html"), followed(spider));
    }

    @Test
    void aBookHasWhatItsBoxSays() {
        Response page = Response.of(
                "https://books.toscrape.com/c/art.html",
                "<h1>Art</h1><article class=product_pod><p class='star-rating Four'></p>"
                        + "<h3><a href=../b/1.html title='A long title'>A long...</a></h3>"
                        + "<p class=price_color>£51.77</p><p class='instock availability'>In stock</p></article>"
                        + "<article class=product_pod><h3><a href=../b/2.html title=Bare>Bare</a></h3></article>"
                        + "<li class=next><a href=art-2.html>next</a>");
        List<? extends Output> outputs = new BooksSpider().parseCategory(page).toList();
        assertEquals(
                new Book(
                        "A long title", "Art", new BigDecimal("51.77"), 4, true, "https://books.toscrape.com/b/1.html"),
                outputs.get(0));
        assertEquals(
                new Book("Bare", "Art", BigDecimal.ZERO, 0, false, "https://books.toscrape.com/b/2.html"),
                outputs.get(1));
        assertEquals("https://books.toscrape.com/c/art-2.html", ((Request) outputs.get(2)).url());
    }
}
