package crawler.engine.examples;

import static crawler.engine.download.http.GetPage.getPage;

import crawler.reactor.Reactor;
import crawler.reactor.Reactors;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One page and two callbacks, of which the second gets what the first returns; an errback gets what either, or the
 * download, throws. The tutorial's guide to Deferreds.
 */
final class DeferredGuide {
    private final Reactor reactor;
    private final PrintStream out;

    private DeferredGuide(Reactor reactor, PrintStream out) {
        this.reactor = reactor;
        this.out = out;
    }

    /** @param urls the page; example.com when there is none */
    public static void main(String[] urls) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        run(Reactors.get(), out, urls.length == 0 ? "https://example.com/" : urls[0]);
    }

    /** Returns when the page, or why there is none, has been printed. */
    static void run(Reactor reactor, PrintStream out, String url) {
        DeferredGuide guide = new DeferredGuide(reactor, out);
        getPage(reactor, url)
                .addCallback(page -> page.text())
                .addCallback(guide::lowerCaseContents)
                .addCallback(guide::printContents)
                .addErrback(failure -> guide.printError(failure.errorMessage()));
        reactor.run();
    }

    private String lowerCaseContents(String contents) {
        return contents.toLowerCase(Locale.ROOT);
    }

    private Void printContents(String contents) {
        out.println(contents);
        return stop();
    }

    private Void printError(String message) {
        out.println("An error has occurred: <" + message + ">");
        return stop();
    }

    /** A URL that is none fails before the loop runs, when there is nothing to stop yet. */
    private Void stop() {
        reactor.callWhenRunning(reactor::stop);
        return null;
    }
}
