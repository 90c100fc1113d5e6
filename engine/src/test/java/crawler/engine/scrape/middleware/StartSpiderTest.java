package crawler.engine.scrape.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Request;
import crawler.engine.schedule.MemoryScheduler;
import crawler.engine.testing.Answer;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StartSpiderTest {

    @Test
    void N1_startRequestsAreToldFromTheLinksOfTheirPages() {
        List<String> seen = new ArrayList<>();
        Script script = new Script("http://a.example/").parsing(page -> {
            boolean start = page.request().is(MemoryScheduler.IS_START_REQUEST);
            seen.add(page.url() + " " + start);
            return start ? Stream.of(new Request("http://a.example/2")) : Stream.empty();
        });
        TestCrawl.of(script).otherwise(request -> Answer.html("")).run();

        assertEquals(List.of("http://a.example/ true", "http://a.example/2 false"), seen);
    }
}
