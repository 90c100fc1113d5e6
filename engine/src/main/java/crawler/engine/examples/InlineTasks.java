package crawler.engine.examples;

import static crawler.engine.download.http.GetPage.getPage;
import static crawler.reactor.defer.InlineCallbacks.inlineCallbacks;

import crawler.engine.Response;
import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@link GetPages} as tasks in straight lines: each waits for its page where it stands, and none holds up another. */
final class InlineTasks {

    private InlineTasks() {}

    /** @param urls the pages; example.com when there are none */
    public static void main(String[] urls) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        run(Reactors.get(), out, urls.length == 0 ? new String[] {"https://example.com/"} : urls);
    }

    static void run(Reactor reactor, PrintStream out, String... urls) {
        DeferredList.of(Arrays.stream(urls).map(url -> task(reactor, out, url)).toList())
                .addBoth(outcomes -> {
                    reactor.callWhenRunning(reactor::stop);
                    return null;
                });
        reactor.run();
    }

    private static Deferred<Void> task(Reactor reactor, PrintStream out, String url) {
        return inlineCallbacks(awaiter -> {
            try {
                Response page = awaiter.await(getPage(reactor, url));
                out.println("下载完成了 " + page.text());
            } catch (Exception e) {
                out.println("An error has occurred: <" + e.getMessage() + ">");
            }
            return null;
        });
    }
}
