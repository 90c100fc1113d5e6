package crawler.spiders.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoSiteTest {
    private DemoSite site;

    @BeforeEach
    void start() throws IOException {
        site = DemoSite.start();
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** The whole answer; by hand, as clients tidy paths up. */
    private String get(String host, String path) throws IOException {
        URI address = URI.create(site.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private void assertStatus(int status, String host, String path) throws IOException {
        String answer = get(host, path);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }

    @Test
    void everyHostHasAFirstPageAndRules() throws IOException {
        for (String host : DemoSite.HOSTS) {
            assertStatus(200, host, "/");
            assertTrue(get(host, "/robots.txt").contains("Disallow: /"));
        }
    }

    @Test
    void aPageMayFailOnce() throws IOException {
        assertStatus(503, "quotes.toscrape.com", "/page/2/");
        assertStatus(200, "quotes.toscrape.com", "/page/2/");
    }

    @Test
    void aRedirectNamesItsTarget() throws IOException {
        String answer = get("dig.chouti.com", "/hot/2");
        assertTrue(answer.contains(" 302 ") && answer.contains("Location: /all/hot/2"), answer);
    }

    @Test
    void whatIsNotInTheJarIsNotFound() throws IOException {
        assertStatus(404, "dig.chouti.com", "/nowhere");
        assertStatus(404, "dig.chouti.com", "/../../DemoSite.class");
        assertTrue(get("elsewhere.example", "/").contains("The demo has pages for books.toscrape.com"));
    }

    @Test
    void itListensOnTheLoopbackAddressOnly() {
        assertEquals("127.0.0.1", URI.create(site.url()).getHost());
    }
}
