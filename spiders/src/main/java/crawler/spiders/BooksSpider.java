package crawler.spiders;

import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.select.Selector;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of books.toscrape.com, category by category; {@code -a category=Poetry} gets one of them only. */
public final class BooksSpider extends Spider {
    private static final List<String> RATINGS = List.of("Zero", "One", "Two", "Three", "Four", "Five");

    /**
     * One book of the catalogue.
     *
     * @param price in pounds
     * @param rating stars, 1 to 5; 0 when there is none
     */
    public record Book(String title, String category, BigDecimal price, int rating, boolean inStock, String url)
            implements Item {}

    public BooksSpider() {
        super("books", "https://books.toscrape.com/");
    }

    @Override
    public List<String> allowedDomains() {
        return List.of("books.toscrape.com");
    }

    @Override
    public Stream<? extends Output> parse(Response page) {
        String wanted = arguments().get("category", "");
        return page.css(".side_categories ul ul a").stream()
                .filter(link -> wanted.isEmpty() || wanted.equalsIgnoreCase(text(link)))
                .map(link -> page.followUrl(link.attr("href")).withCallback(this::parseCategory));
    }

    /** One page of a category. */
    public Stream<? extends Output> parseCategory(Response page) {
        String category = page.css("h1::text").get();
        return Stream.concat(
                page.css("article.product_pod").stream().map(pod -> book(page, category, pod)),
                page.follow("li.next a", this::parseCategory));
    }

    private static Book book(Response page, String category, Selector pod) {
        Selector title = pod.css("h3 a").get(0);
        return new Book(
                title.attr("title"),
                category,
                pod.css(".price_color").re("[0-9.]+").stream()
                        .findFirst()
                        .map(BigDecimal::new)
                        .orElse(BigDecimal.ZERO),
                rating(pod.css(".star-rating").attr("class")),
                !pod.css(".instock").isEmpty(),
                page.join(title.attr("href")));
    }

    private static int rating(String classes) {
        return Math.max(0, RATINGS.indexOf(classes.replace("star-rating", "").strip()));
    }

    private static String text(Selector link) {
        return link.css("::text").get().strip();
    }
}
