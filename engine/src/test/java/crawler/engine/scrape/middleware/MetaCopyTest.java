package crawler.engine.scrape.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Callback;
import crawler.engine.Request;
import crawler.engine.download.middleware.Patience;
import crawler.engine.download.middleware.Retries;
import crawler.engine.download.proxy.HttpProxy;
import crawler.engine.session.Sessions;
import crawler.engine.testing.Answer;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MetaCopyTest {
    private static final String A = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    private TestCrawl redirected(Callback callback) {
        return TestCrawl.of(new Script(A).parsing(callback))
                .answer(A, Answer.redirect(302, "/1"))
                .otherwise(request -> Answer.html(""));
    }

    @Test
    void N6_attributesThatTellHowAPageWasGotAreWarnedOfOnce() {
        redirected(page -> page.url().endsWith("/1")
                        ? Stream.of("2", "3")
                                .map(name -> new Request(A + name)
                                        .withAttributes(page.request().attributes()))
                        : Stream.empty())
                .run();

        assertEquals(1, log.count("[download_latency, redirect_reasons, redirect_times, redirect_ttl, redirect_urls]"));
    }

    @Test
    void N6_ourOwnCountsOfWhatHappenedAreWarnedOfAsWell() {
        redirected(page -> page.url().endsWith("/1")
                        ? Stream.of(new Request(A + "2")
                                .with(HttpProxy.AUTH_PROXY, "http://p.example")
                                .with(Patience.BACKOFF_TIMES_SO_FAR, 1)
                                .with(Sessions.ROTATIONS, 2))
                        : Stream.empty())
                .run();

        assertEquals(1, log.count("[_auth_proxy, backoff_times, session_rotations]"));
    }

    @Test
    void N6_ownAttributesAndListedOnesAreFine() {
        redirected(page -> page.url().endsWith("/1")
                        ? Stream.of(new Request(A + "2")
                                .withAttributes(page.request().attributes()))
                        : Stream.empty())
                .setting(
                        MetaCopy.META_COPY_WARN_SKIP_KEYS,
                        List.of(
                                "download_latency",
                                "redirect_reasons",
                                "redirect_times",
                                "redirect_ttl",
                                "redirect_urls"))
                .run();
        redirected(page -> page.url().endsWith("/1")
                        ? Stream.of(new Request(A + "2").with(Depth.DEPTH, 7))
                        : Stream.empty())
                .run();

        assertEquals(0, log.count("tell how that page was got"));
    }

    @Test
    void N6_aRequestThatIsMadeAgainHasThemByRight() {
        Script script = new Script(A);
        script.parsing(page -> Retries.of(script.crawler()).atMost(1).again(page.request(), "empty").stream());
        log.expectError("Gave up retrying");
        TestCrawl.of(script).page(A, "").run();

        assertEquals(0, log.count("tell how that page was got"));
    }
}
