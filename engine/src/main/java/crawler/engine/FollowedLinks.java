package crawler.engine;

import crawler.engine.select.Selector;
import crawler.engine.select.SelectorList;
import crawler.engine.url.BaseUrl;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.UrlParts;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The requests for the links of a page, made one by one as they are asked for. */
final class FollowedLinks extends AbstractSpliterator<Request> {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps", "file");

    private final BaseUrl base;
    private final Charset encoding;
    private final SelectorList selected;
    private final LinkFilter filter;
    private int at;

    FollowedLinks(Content page, SelectorList selected, LinkFilter filter) {
        super(selected.size(), Spliterator.ORDERED | Spliterator.NONNULL);
        this.base = page.base();
        this.encoding = page.charset();
        this.selected = selected;
        this.filter = filter;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Request> action) {
        while (at < selected.size()) {
            Optional<String> link = link(selected.get(at++));
            if (link.isPresent() && !filter.met(base, link.get())) {
                Optional<Request> request = request(base.resolve(link.get()));
                if (request.isPresent()) {
                    action.accept(request.get());
                    return true;
                }
            }
        }
        return false;
    }

    /** An attribute that is there and empty leads to the page itself, as in browsers. */
    private static Optional<String> link(Selector selected) {
        if (!selected.isElement()) {
            return Optional.of(selected.get());
        }
        String href = selected.attr("href");
        if (!href.isEmpty()) {
            return Optional.of(href);
        }
        return Stream.of("href", "src")
                .filter(name -> selected.attrib().containsKey(name))
                .findFirst()
                .map(selected::attr);
    }

    /** Empty when nothing gets what the link leads to, or when it is no URL. */
    private Optional<Request> request(String url) {
        if (!SCHEMES.contains(UrlParts.scheme(url))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Request(url, encoding));
        } catch (InvalidUrlException e) {
            return Optional.empty();
        }
    }
}
