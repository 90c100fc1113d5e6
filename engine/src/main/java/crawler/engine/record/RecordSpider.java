package crawler.engine.record;

import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.select.query.PythonPattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A spider without a parse method: the annotations of records say what it takes from pages and which links it follows.
 *
 * <pre>{@code
 * @Css(".quote") @Follow("li.next a")
 * record Quote(@Css(".text::text") String text, @Css(".tag::text") List<String> tags) implements Item {}
 *
 * new RecordSpider<>("quotes", Quote.class, "https://quotes.toscrape.com/")
 * }</pre>
 */
public class RecordSpider<T extends Item> extends Spider {
    private final List<Kind<? extends T>> kinds;

    /** One kind of records, and what is annotated on it. */
    private record Kind<T>(Extraction<T> extraction, Optional<PythonPattern> pages, List<String> follow) {
        static <T> Kind<T> of(Class<T> record) {
            List<String> follow = Optional.ofNullable(record.getAnnotation(Follow.class))
                    .map(links -> Arrays.asList(links.value()))
                    .orElse(List.of());
            follow.forEach(css -> Query.css(css).tried(false));
            return new Kind<>(
                    Extraction.of(record),
                    Optional.ofNullable(record.getAnnotation(Pages.class))
                            .map(pages -> PythonPattern.of(pages.value())),
                    follow);
        }

        boolean isOn(Response page) {
            return pages.map(pattern -> pattern.isFoundIn(page.url())).orElse(true);
        }
    }

    /** @throws IllegalArgumentException when it is no record, or its annotations do not say where all components are */
    public RecordSpider(String name, Class<T> record, String... startUrls) {
        this(name, List.of(record), startUrls);
    }

    /** For several kinds of records; each is looked for on its {@link Pages}, and links are followed as each says on all pages. */
    public RecordSpider(String name, List<Class<? extends T>> records, String... startUrls) {
        super(name, startUrls);
        this.kinds = records.stream().<Kind<? extends T>>map(Kind::of).toList();
    }

    @Override
    public Stream<? extends Output> parse(Response page) throws Exception {
        return Stream.concat(
                kinds.stream()
                        .filter(kind -> kind.isOn(page))
                        .flatMap(kind -> kind.extraction().all(page)),
                kinds.stream()
                        .flatMap(kind -> kind.follow().stream())
                        .distinct()
                        .flatMap(page::follow));
    }
}
