package crawler.engine.examples;

import static crawler.engine.download.http.GetPage.getPage;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gets pages side by side, prints each when it is there, and stops when the last one is. The tutorial's first example. */
final class GetPages {

    private GetPages() {}

    /** @param urls the pages; example.com when there are none */
    public static void main(String[] urls) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        run(Reactors.get(), out, urls.length == 0 ? new String[] {"https://example.com/"} : urls);
    }

    static void run(Reactor reactor, PrintStream out, String... urls) {
        DeferredList.of(Arrays.stream(urls).map(url -> page(reactor, out, url)).toList())
                .addBoth(outcomes -> {
                    reactor.callWhenRunning(reactor::stop);
                    return null;
                });
        reactor.run();
    }

    private static Deferred<Void> page(Reactor reactor, PrintStream out, String url) {
        return getPage(reactor, url)
                .<Void>addCallback(page -> {
                    out.println("下载完成了 " + page.text());
                    return null;
                })
                .addErrback(failure -> {
                    out.println("An error has occurred: <" + failure.errorMessage() + ">");
                    return null;
                });
    }
}
