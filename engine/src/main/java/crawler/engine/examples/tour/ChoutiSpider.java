package crawler.engine.examples.tour;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.defer.Failure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Prints the pages of a site. The real one, in the module spiders, takes the news out of them. */
final class ChoutiSpider extends Spider {
    private static final String[] START_URLS = {"http://dig.chouti.com/"};

    private final PrintStream out;

    private ChoutiSpider(PrintStream out, String... startUrls) {
        super("chouti", List.of(startUrls));
        this.out = out;
    }

    /** @param urls the pages of a spider each; the site's front page when there are none */
    public static void main(String[] urls) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        run(Reactors.get(), out, urls.length == 0 ? START_URLS : urls);
    }

    /** Runs one spider for each URL, all in one process. */
    static void run(Reactor reactor, PrintStream out, String... urls) {
        CrawlerProcess process = new CrawlerProcess(reactor);
        for (String url : urls) {
            process.crawl(() -> new ChoutiSpider(out, url));
        }
        process.start();
    }

    @Override
    Stream<Request> parse(Response response) {
        out.println(response.text());
        return Stream.empty();
    }

    @Override
    void errback(Request request, Failure failure) {
        out.println("An error has occurred: <" + failure.errorMessage() + ">");
    }
}
