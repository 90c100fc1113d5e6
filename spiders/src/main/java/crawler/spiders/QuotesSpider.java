package crawler.spiders;

import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.select.Selector;
import java.util.List;
import java.util.stream.Stream;

/** The quotes of quotes.toscrape.com and the people who said them; {@code -a tag=humor} gets one tag only. */
public final class QuotesSpider extends Spider {

    /** What somebody said. */
    public record Quote(String text, String author, List<String> tags) implements Item {}

    /** Who said it. */
    public record Author(String name, String birthdate, String bio) implements Item {}

    public QuotesSpider() {
        super("quotes", "https://quotes.toscrape.com/");
    }

    @Override
    public List<String> startUrls() {
        String path = arguments().get("tag").map(tag -> "tag/" + tag + "/").orElse("");
        return super.startUrls().stream().map(url -> url + path).toList();
    }

    @Override
    public List<String> allowedDomains() {
        return List.of("quotes.toscrape.com");
    }

    @Override
    public Stream<? extends Output> parse(Response page) {
        Stream<Quote> quotes = page.css(".quote").stream().map(QuotesSpider::quote);
        return Stream.concat(
                Stream.concat(quotes, page.follow(".author + a", this::parseAuthor)), page.follow("li.next a"));
    }

    private static Quote quote(Selector quote) {
        return new Quote(
                quote.css(".text::text").get(),
                quote.css(".author::text").get(),
                quote.css("a.tag::text").getAll());
    }

    /** The page of one author. */
    public Stream<Author> parseAuthor(Response page) {
        return Stream.of(new Author(
                page.css("h3.author-title::text").get().strip(),
                page.css(".author-born-date::text").get().strip(),
                page.css(".author-description::text").get().strip()));
    }
}
