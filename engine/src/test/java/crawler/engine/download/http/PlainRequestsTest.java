package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.reactor.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainRequestsTest {

    @ParameterizedTest
    @CsvSource({
        "http://site.test, site.test, 80, /",
        "http://Site.TEST:8080/a/../b?c=%7C&d=;#e, site.test, 8080, /a/../b?c=%7C&d=;",
        "http://site.test?q=1, site.test, 80, /?q=1",
        "http://127.0.0.1:80/x%20y, 127.0.0.1, 80, /x%20y"
    })
    void theUrlIsSentWordForWord(String url, String host, int port, String target) {
        HttpRequest sent = PlainRequests.of(new Request(url)).orElseThrow();
        assertEquals(List.of(host, port, target), List.of(sent.host(), sent.port(), sent.target()));
        assertEquals(List.of("Host", port == 80 ? host : host + ":" + port), sent.fields());
    }

    @Test
    void headersAreSentInTheirOrderAndMethodAndBodyAsTheyAre() {
        HttpRequest sent = PlainRequests.of(new Request("http://site.test/")
                        .withHeader("X-Two", "2")
                        .withHeader("host", "other.test")
                        .withBody("x"))
                .orElseThrow();
        assertEquals(List.of("X-Two", "2", "host", "other.test"), sent.fields());
        assertEquals("GET x", sent.method() + " " + new String(sent.body(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://site.test/", "http://[::1]/", "http://user:pass@site.test/", "http://site.test:0/"})
    void whatNeedsMoreIsLeftToOthers(String url) {
        assertTrue(PlainRequests.of(new Request(url)).isEmpty(), url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Expect", "upgrade", "Connection", "Content-Length", "Transfer-Encoding"})
    void headersThatChangeHowMessagesAreFramedAreLeftToOthers(String name) {
        assertTrue(PlainRequests.of(new Request("http://site.test/").withHeader(name, "1"))
                .isEmpty());
    }
}
