package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event.HeadersReceived;
import crawler.engine.Request;
import crawler.engine.core.CrawlResult;
import crawler.engine.core.CrawlerProcess;
import crawler.engine.download.middleware.RobotsTxt;
import crawler.engine.testing.Script;
import crawler.settings.Priority;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Whole crawls of a server that answers what a test says, each way. */
abstract class WireCrawls extends EachWay {
    CrawlResult crawl(Map<String, Object> settings, Request... requests) {
        Script script = new Script().starting(() -> Stream.of(requests));
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent(RobotsTxt.ROBOTSTXT_OBEY.name(), false);
        all.put("FEEDS", "{}");
        CrawlerProcess process = new CrawlerProcess(over.settings().with(Priority.CMDLINE, "test", all));
        List<CrawlResult> results = new ArrayList<>();
        process.crawl(script).addCallback(results::add);
        if (over == Handling.Over.OKHTTP) {
            script.crawler().events().on(HeadersReceived.class, event -> {});
        }
        process.start();
        CrawlResult result = results.get(0);
        assertTrue(result.books().balance() && result.books().inFlight() == 0, result.books()::toString);
        return result;
    }

    static String redirect(String location, String... headers) {
        return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "Content-Length: 0\r\nConnection: close\r\n\r\n";
    }

    static String page(String... headers) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "Content-Length: 2\r\nConnection: close\r\n\r\nok";
    }

    /** Answers by the request's target; all others with a page. */
    static RawServer site(Map<String, String> answers) throws IOException {
        RawServer[] server = new RawServer[1];
        server[0] = new RawServer((connection, out) -> {
            List<String> heads = server[0].heads();
            String target = heads.get(heads.size() - 1).split(" ")[1];
            RawServer.send(out, answers.getOrDefault(target, page()));
        });
        return server[0];
    }

    static String field(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }
}
