package crawler.bench.site;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteServerTest {
    private final Site site = new Site(100, 5, 4096, 1);
    private SiteServer server;
    private Thread thread;
    private Socket socket;
    private DataInputStream in;

    @BeforeEach
    void start() throws IOException {
        start(Duration.ZERO, System::nanoTime);
    }

    Optional<SSLContext> tls() throws IOException {
        return Optional.empty();
    }

    Socket connect(int port) throws IOException {
        return new Socket("127.0.0.1", port);
    }

    private void start(Duration latency, LongSupplier clock) throws IOException {
        server = new SiteServer(new SiteResources(site), 0, tls(), latency, clock);
        SiteServer running = server;
        thread = new Thread(() -> {
            try {
                running.run();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        socket = connect();
        in = new DataInputStream(socket.getInputStream());
    }

    private Socket connect() throws IOException {
        Socket client = connect(server.port());
        client.setSoTimeout(5000);
        return client;
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        socket.close();
        server.close();
        thread.join(5000);
    }

    @Test
    void aPageComesWithTypeAndLength() throws IOException {
        send("GET /p/7.html HTTP/1.1\r\nHost: x\r\n\r\n");
        String head = head(in);
        assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
        assertTrue(head.contains("Content-Type: text/html; charset=utf-8\r\n"), head);
        assertTrue(head.contains("Content-Length: 4096\r\n"), head);
        assertArrayEquals(site.render(7), in.readNBytes(4096));
    }

    @Test
    void theConnectionIsKeptForTheNextRequest() throws IOException {
        for (int page = 0; page < 50; page++) {
            send("GET " + Site.path(page) + " HTTP/1.1\r\n\r\n");
            assertPage(page);
        }
    }

    @Test
    void headersAloneAnswerAHeadRequest() throws IOException {
        send("HEAD / HTTP/1.1\r\n\r\nGET /p/1.html HTTP/1.1\r\n\r\n");
        assertTrue(head(in).contains("Content-Length: 4096\r\n"));
        assertPage(1);
    }

    @Test
    void aPathThatTheSiteHasNotIsNotFound() throws IOException {
        send("GET /p/100.html HTTP/1.1\r\n\r\n");
        String head = head(in);
        assertTrue(head.startsWith("HTTP/1.1 404 "), head);
        in.readNBytes("nothing at /p/100.html\n".length());
        send("GET / HTTP/1.1\r\n\r\n");
        assertPage(0);
    }

    @Test
    void moreRequestsAtOnceThanThePipelineHoldsAreAllAnsweredInOrder() throws IOException {
        int requests = 3 * Connection.PIPELINE;
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < requests; i++) {
            all.append("GET ").append(Site.path(i % 100)).append(" HTTP/1.1\r\n\r\n");
        }
        send(all.toString());
        for (int i = 0; i < requests; i++) {
            assertPage(i % 100);
        }
    }

    @Test
    void aRequestInPiecesIsPutTogether() throws IOException {
        for (String piece : new String[] {"GE", "T /p/3.html HT", "TP/1.1\r\nHost: x\r\n\r", "\n"}) {
            send(piece);
        }
        assertPage(3);
    }

    @Test
    void closeIsObeyedAfterTheAnswer() throws IOException {
        send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertPage(0);
        assertEquals(-1, in.read());
    }

    @Test
    void whatWasSentBeforeTheClientEndedItsHalfIsAnswered() throws IOException {
        send("GET / HTTP/1.1\r\n\r\nGET /p/1.html HTTP/1.1\r\n\r\n");
        socket.shutdownOutput();
        assertPage(0);
        assertPage(1);
        assertEquals(-1, in.read());
    }

    @Test
    void anotherMethodIsRefused() throws IOException {
        send("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
        assertTrue(head(in).startsWith("HTTP/1.1 405 "));
    }

    @Test
    void aHeadWithoutEndIsRefused() throws IOException {
        send("GET / HTTP/1.1\r\nX: " + "x".repeat(16 * 1024 - 19));
        assertTrue(head(in).startsWith("HTTP/1.1 431 "));
    }

    @Test
    void answersAreHeldBackForTheLatencyAndLeaveInTheOrderOfTheirRequests() throws IOException, InterruptedException {
        stop();
        start(Duration.ofMillis(30), System::nanoTime);
        try (Socket other = connect()) {
            long sent = System.nanoTime();
            send("GET /p/1.html HTTP/1.1\r\n\r\nGET /p/2.html HTTP/1.1\r\n\r\n");
            other.getOutputStream().write("GET /p/3.html HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
            assertPage(1);
            assertTrue(System.nanoTime() - sent >= 30_000_000);
            assertPage(2);
            InputStream third = other.getInputStream();
            head(third);
            assertArrayEquals(site.render(3), third.readNBytes(4096));
        }
    }

    private void send(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    private void assertPage(int page) throws IOException {
        String head = head(in);
        assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
        assertArrayEquals(site.render(page), in.readNBytes(4096));
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            assertTrue(c >= 0, "the connection ended after: " + head);
            head.append((char) c);
        }
        return head.toString();
    }
}
