package crawler.engine.item;

import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A spider without a parse method: the annotations of a record say what it takes from pages and which links it follows.
 *
 * <pre>{@code
 * @Css(".quote") @Follow("li.next a")
 * record Quote(@Css(".text::text") String text, @Css(".tag::text") List<String> tags) implements Item {}
 *
 * new RecordSpider<>("quotes", Quote.class, "https://quotes.toscrape.com/")
 * }</pre>
 */
public class RecordSpider<T extends Record & Item> extends Spider {
    private final Extraction<T> extraction;
    private final List<String> follow;

    /** @throws IllegalArgumentException when the annotations do not say where all components are */
    public RecordSpider(String name, Class<T> record, String... startUrls) {
        super(name, startUrls);
        this.extraction = Extraction.of(record);
        this.follow = Optional.ofNullable(record.getAnnotation(Follow.class))
                .map(links -> Arrays.asList(links.value()))
                .orElse(List.of());
    }

    @Override
    public Stream<? extends Output> parse(Response page) throws Exception {
        return Stream.concat(extraction.all(page), follow.stream().flatMap(page::follow));
    }
}
