package crawler.engine;

import crawler.engine.select.Selector;
import crawler.engine.select.SelectorList;
import crawler.engine.url.BaseUrl;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.UrlParts;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/** The requests for the links of a page, made one by one as they are asked for. */
final class FollowedLinks extends AbstractSpliterator<Request> {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps", "file");

    private final BaseUrl base;
    private final SelectorList selected;
    private final LinkFilter filter;
    private int at;

    FollowedLinks(BaseUrl base, SelectorList selected, LinkFilter filter) {
        super(selected.size(), Spliterator.ORDERED | Spliterator.NONNULL);
        this.base = base;
        this.selected = selected;
        this.filter = filter;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Request> action) {
        while (at < selected.size()) {
            String link = link(selected.get(at++));
            if (!link.isEmpty() && !filter.met(base, link)) {
                Optional<Request> request = request(base.resolve(link));
                if (request.isPresent()) {
                    action.accept(request.get());
                    return true;
                }
            }
        }
        return false;
    }

    private static String link(Selector selected) {
        if (!selected.isElement()) {
            return selected.get();
        }
        String href = selected.attr("href");
        return href.isEmpty() ? selected.attr("src") : href;
    }

    /** Empty when nothing gets what the link leads to, or when it is no URL. */
    private static Optional<Request> request(String url) {
        if (!SCHEMES.contains(UrlParts.scheme(url))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Request(url));
        } catch (InvalidUrlException e) {
            return Optional.empty();
        }
    }
}
