package crawler.engine.link;

import crawler.engine.Response;
import crawler.engine.select.Selector;
import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.SafeUrl;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Node;

/**
 * Where a page says that browsers should go after a while: {@code <meta http-equiv=refresh content="5; url=/next">}, read as
 * the HTML standard says ("shared declarative refresh steps").
 *
 * @param delay in seconds
 * @param url absolute and escaped; of any scheme
 */
public record MetaRefresh(double delay, String url) {
    /** Scrapy's number: what stands further below is not looked for. */
    private static final int WITHIN = 4096;

    private static final String WORD = "refresh";

    /** The first one of a page that is not in a script or what stands for one; a page that only reloads itself has none. */
    public static Optional<MetaRefresh> of(Response page) {
        return of(page, List.of("script", "noscript"));
    }

    /** @param ignoredTags names of elements in which it does not count, Scrapy's METAREFRESH_IGNORE_TAGS */
    public static Optional<MetaRefresh> of(Response page, Collection<String> ignoredTags) {
        if (!mayHaveOne(page.text())) {
            return Optional.empty();
        }
        return page.css("meta[http-equiv][content]").stream()
                .filter(meta -> meta.attr("http-equiv").strip().equalsIgnoreCase(WORD))
                .filter(meta -> !isInside(meta, ignoredTags))
                .flatMap(meta -> of(meta.attr("content"), page).stream())
                .findFirst();
    }

    /** Looking costs less than the document, which most pages do not need for this. */
    private static boolean mayHaveOne(String text) {
        int last = Math.min(text.length(), WITHIN) - WORD.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, WORD, 0, WORD.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInside(Selector meta, Collection<String> tags) {
        for (Node at = meta.node().orElseThrow().parentNode(); at != null; at = at.parentNode()) {
            if (tags.contains(at.nodeName().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<MetaRefresh> of(String content, Response page) {
        int digits = end(content, end(content, 0, " \t\n\f\r"), "0123456789.");
        String time = content.substring(0, digits).strip();
        if (!time.matches("\\d{1,18}(\\.[\\d.]*)?|\\.\\d[\\d.]*") || digits == content.length()) {
            return Optional.empty();
        }
        int mark = end(content, digits, " \t\n\f\r");
        boolean marked = mark < content.length() && ";,".indexOf(content.charAt(mark)) >= 0;
        if (mark == digits && !marked) {
            return Optional.empty();
        }
        return link(content.substring(marked ? mark + 1 : mark).strip())
                .flatMap(link -> url(link, page))
                .map(url -> new MetaRefresh(seconds(time), url));
    }

    private static Optional<String> url(String link, Response page) {
        try {
            return Optional.of(SafeUrl.of(page.join(link), page.encoding()));
        } catch (InvalidUrlException e) {
            return Optional.empty();
        }
    }

    private static int end(String text, int from, String characters) {
        int end = from;
        while (end < text.length() && characters.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    /** A second point ends the number. */
    private static double seconds(String time) {
        int second = time.indexOf('.', time.indexOf('.') + 1);
        return Double.parseDouble(second > 0 && time.indexOf('.') != second ? time.substring(0, second) : time);
    }

    /** What stands behind {@code url=}, which may be left out, and between quotes, if there are any. */
    private static Optional<String> link(String rest) {
        String lower = rest.toLowerCase(Locale.ROOT);
        int equals = end(rest, 3, " \t\n\f\r");
        boolean named = lower.startsWith("url") && equals < rest.length() && rest.charAt(equals) == '=';
        String link = named ? rest.substring(equals + 1).strip() : rest;
        if (link.isEmpty()) {
            return named ? Optional.of(link) : Optional.empty();
        }
        char quote = link.charAt(0);
        if (quote != '"' && quote != '\'') {
            return Optional.of(link);
        }
        int close = link.indexOf(quote, 1);
        return Optional.of(link.substring(1, close < 0 ? link.length() : close).strip());
    }
}
