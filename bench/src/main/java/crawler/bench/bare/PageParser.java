package crawler.bench.bare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/** Makes the whole jsoup document of a page and takes the title and the links of one site out of it. Safe on any thread. */
final class PageParser {
    private static final Evaluator LINKS = QueryParser.parse("a[href]");

    /** What a page says: its title, the number of its links, and those of them that stay on the site. */
    record Parsed(String title, int links, List<String> follow) {}

    private final String site;

    /** @param site what every URL to be followed starts with, such as "http://127.0.0.1:8080/" */
    PageParser(String site) {
        this.site = site;
    }

    Parsed parse(Fetched page) throws IOException {
        Document document = document(page);
        // The place where the crawler's own resolver can stand in, once it can be used from here.
        LinkResolver resolver = new LinkResolver(document.baseUri());
        List<Element> anchors = Selector.select(LINKS, document);
        List<String> follow = new ArrayList<>(anchors.size());
        for (Element anchor : anchors) {
            add(resolver.resolve(anchor.attr("href")), follow);
        }
        return new Parsed(document.title(), anchors.size(), follow);
    }

    /** The one link of a redirect, if it stays on the site. */
    List<String> redirect(Fetched page) {
        List<String> follow = new ArrayList<>(1);
        page.location().ifPresent(to -> add(new LinkResolver(page.url()).resolve(to), follow));
        return follow;
    }

    private void add(Optional<String> link, List<String> follow) {
        if (link.isPresent() && link.get().startsWith(site)) {
            follow.add(link.get());
        }
    }

    private static Document document(Fetched page) throws IOException {
        if (page.charset().isPresent()) {
            return Jsoup.parse(new String(page.body(), page.charset().get()), page.url());
        }
        // Without a charset in the header jsoup looks for one in the page.
        return Jsoup.parse(new ByteArrayInputStream(page.body()), null, page.url());
    }
}
