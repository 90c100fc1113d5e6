package crawler.engine.spider;

import crawler.engine.Errback;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.select.Selector;
import crawler.engine.select.SelectorList;
import crawler.engine.text.BodyType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A spider that is put together of handlers, one for each thing that pages hold, as in Go's colly.
 *
 * <pre>{@code
 * CollectorSpider spider = new CollectorSpider("news", "https://news.example/");
 * spider.onHtml("a[href]", (link, page) -> page.follow(link.attr("href")));
 * spider.onHtml("h1::text", (title, page) -> page.add(new News(title.get())));
 * CrawlerProcess.run(spider, Settings.defaults());
 * }</pre>
 *
 * <p>Handlers are called on the reactor thread: for each page those of {@link #onResponse}, then those of
 * {@link #onHtml} and {@link #onXml} in the order in which they were given, then those of {@link #onScraped}. What they
 * yield is on its way when all have been called.
 */
public class CollectorSpider extends Spider {
    private final List<UnaryOperator<Request>> onRequest = new ArrayList<>();
    private final List<Consumer<CollectedPage>> onResponse = new ArrayList<>();
    private final List<Selection> selections = new ArrayList<>();
    private final List<Consumer<CollectedPage>> onScraped = new ArrayList<>();
    private final List<Errback> onError = new ArrayList<>();

    /** What is looked for in pages of a kind, and who wants it. */
    private record Selection(
            String query,
            boolean html,
            Function<Response, SelectorList> find,
            BiConsumer<Selector, CollectedPage> handler) {}

    public CollectorSpider(String name, String... startUrls) {
        super(name, startUrls);
    }

    /** Has every request of this spider go through {@code change} before it is scheduled. */
    public final CollectorSpider onRequest(UnaryOperator<Request> change) {
        onRequest.add(change);
        return this;
    }

    /** Has {@code handler} called for every page. */
    public final CollectorSpider onResponse(Consumer<CollectedPage> handler) {
        onResponse.add(handler);
        return this;
    }

    /** Has {@code handler} called for each thing that a CSS query selects on HTML pages. */
    public final CollectorSpider onHtml(String css, BiConsumer<Selector, CollectedPage> handler) {
        selections.add(new Selection(css, true, page -> page.css(css), handler));
        return this;
    }

    /** Has {@code handler} called for each thing that an XPath expression selects on HTML and XML pages. */
    public final CollectorSpider onXml(String xpath, BiConsumer<Selector, CollectedPage> handler) {
        selections.add(new Selection(xpath, false, page -> page.xpath(xpath), handler));
        return this;
    }

    /** Takes the handlers of a query away again, whether of {@link #onHtml} or of {@link #onXml}. */
    public final CollectorSpider detach(String query) {
        selections.removeIf(each -> each.query().equals(query));
        return this;
    }

    /** Has {@code handler} called for every page when all else is done with it. */
    public final CollectorSpider onScraped(Consumer<CollectedPage> handler) {
        onScraped.add(handler);
        return this;
    }

    /** Has {@code handler} called for requests that fail; what it yields goes on. */
    public final CollectorSpider onError(Errback handler) {
        onError.add(handler);
        return this;
    }

    @Override
    public Stream<? extends Output> start() {
        return super.start().map(this::prepared);
    }

    @Override
    public final Stream<? extends Output> parse(Response response) {
        CollectedPage page = new CollectedPage(response);
        onResponse.forEach(handler -> handler.accept(page));
        List.copyOf(selections).forEach(selection -> select(selection, page));
        onScraped.forEach(handler -> handler.accept(page));
        return page.outputs().map(this::prepared);
    }

    private static void select(Selection selection, CollectedPage page) {
        BodyType type = page.response().type();
        boolean fits = type == BodyType.HTML || !selection.html() && type == BodyType.XML;
        if (fits) {
            selection
                    .find()
                    .apply(page.response())
                    .forEach(found -> selection.handler().accept(found, page));
        }
    }

    private Output prepared(Output output) {
        if (!(output instanceof Request made)) {
            return output;
        }
        Request request = made.errback().isPresent() || onError.isEmpty() ? made : made.withErrback(this::failed);
        for (UnaryOperator<Request> change : onRequest) {
            request = change.apply(request);
        }
        return request;
    }

    /** The errback of all requests of this spider that have no other. */
    public final Stream<? extends Output> failed(Request request, Throwable error) throws Exception {
        List<Output> outputs = new ArrayList<>();
        for (Errback handler : onError) {
            Stream<? extends Output> yielded = handler.call(request, error);
            if (yielded != null) {
                yielded.forEach(outputs::add);
            }
        }
        return outputs.stream().map(this::prepared);
    }
}
