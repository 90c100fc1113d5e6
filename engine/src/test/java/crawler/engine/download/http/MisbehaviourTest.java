package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.DownloadError;
import crawler.engine.testing.Logged;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What real servers do wrong. */
@Timeout(20)
@ParameterizedClass
@EnumSource(Handling.Over.class)
class MisbehaviourTest {
    @Parameter
    Handling.Over over;

    @BeforeEach
    void choose() {
        Handling.over = over;
    }

    @AfterEach
    void restore() {
        Handling.over = Handling.Over.REACTOR;
    }

    private static final String SHORT = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this";

    @RegisterExtension
    final Logged log = new Logged();

    private static Response answerTo(Request request, String wire) throws Exception {
        try (RawServer server = RawServer.sending(wire)) {
            return Handling.get(request.withUrl(server.url()));
        }
    }

    private static Response answer(String wire) throws Exception {
        return answerTo(new Request("http://x/"), wire);
    }

    private static Throwable failure(String wire) throws Exception {
        try (RawServer server = RawServer.sending(wire)) {
            return Handling.failure(server.url());
        }
    }

    @Test
    void L8_aBodyThatIsCutShortOrBrokenIsDataLoss() throws Exception {
        for (String wire : List.of(
                SHORT,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nonly this",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nonly\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nonly\r\nxyz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nonly and more")) {
            Throwable error = failure(wire);
            assertInstanceOf(DownloadError.ResponseDataLoss.class, error, wire);
            assertTrue(error.getMessage().contains("DOWNLOAD_FAIL_ON_DATALOSS"), error.getMessage());
        }
    }

    @Test
    void L8_aResetAmidTheBodyIsDataLoss() throws Exception {
        try (RawServer server = new RawServer((connection, out) -> {
            RawServer.send(out, SHORT);
            connection.setSoLinger(true, 0);
        })) {
            assertInstanceOf(DownloadError.ResponseDataLoss.class, Handling.failure(server.url()));
        }
    }

    @Test
    void L8_C5_whoTakesSuchBodiesGetsThemWithAFlag() throws Exception {
        try (RawServer server = RawServer.sending(SHORT)) {
            Response bySetting =
                    new Handling().with("DOWNLOAD_FAIL_ON_DATALOSS", false).of(new Request(server.url()));
            Response byRequest = Handling.get(new Request(server.url()).with(HttpHandler.FAIL_ON_DATALOSS, false));

            assertEquals("only this", bySetting.text());
            assertEquals(List.of("dataloss"), bySetting.flags());
            assertEquals(List.of("dataloss"), byRequest.flags());
        }
    }

    @Test
    void C5_aBodyThatEndsWithItsConnectionIsPartial() throws Exception {
        for (String head : List.of("HTTP/1.0 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nX: y\r\n\r\n")) {
            Response page = answer(head + "all of it, one hopes");

            assertEquals("all of it, one hopes", page.text());
            assertEquals(List.of("partial"), page.flags());
        }
        assertEquals("HTTP/1.0", answer("HTTP/1.0 200 OK\r\n\r\nx").protocol());
    }

    @Test
    void C5_whatIsCompleteHasNoFlag() throws Exception {
        assertEquals(
                List.of(),
                answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").flags());
        assertEquals(List.of(), answer("HTTP/1.1 304 Not Modified\r\n\r\n").flags());
        assertEquals(
                List.of(),
                answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                        .flags());
    }

    @Test
    void L11_moreThanWasAnnouncedIsLeftOutAndDoesNotSpoilTheNextAnswer() throws Exception {
        String wire = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nthis and that";
        try (RawServer server = RawServer.sending(wire)) {
            List<Response> pages = new Handling().all(server.url() + "1", server.url() + "2");

            assertEquals(
                    List.of("this", "this"), pages.stream().map(Response::text).toList());
        }
    }

    @Test
    void L11_aStatusWithoutBodyMayHaveOneAndDoesNotSpoilTheNextAnswer() throws Exception {
        for (String status : List.of("204 No Content", "205 Reset Content", "304 Not Modified")) {
            try (RawServer server =
                    RawServer.sending("HTTP/1.1 " + status + "\r\nContent-Length: 4\r\nX: y\r\n\r\nbody")) {
                List<Response> pages = new Handling().all(server.url() + "1", server.url() + "2");

                assertEquals(status.substring(0, 3), String.valueOf(pages.get(0).status()));
                assertEquals(0, pages.get(1).bodySize(), status);
                assertEquals("y", pages.get(1).headers().get("x").orElseThrow());
                assertEquals("127.0.0.1", pages.get(1).ipAddress());
            }
        }
    }

    @Test
    void L11_whatIsNoHttpFails() throws Exception {
        for (String wire : List.of(
                "SSH-2.0-OpenSSH\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n", "<html>", "")) {
            assertInstanceOf(DownloadError.DownloadFailed.class, failure(wire), wire);
        }
    }

    @Test
    void L11_aStatusLineWithoutPhraseIsFine() throws Exception {
        assertEquals(299, answer("HTTP/1.1 299\r\nContent-Length: 0\r\n\r\n").status());
    }

    @Test
    void L11_headersAreTakenAsFarAsTheyMakeSense() throws Exception {
        Response page = answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nno colon here\r\nA: 1\r\na: 2\r\nB:\r\n"
                + "C : spaced\r\n\r\nok");

        assertEquals("ok", page.text());
        assertEquals(List.of("1", "2"), page.headers().getAll("A"));
        assertEquals("", page.headers().get("B").orElseThrow());
        assertEquals(
                List.of("Content-Length", "A", "B", "C"),
                List.copyOf(page.headers().asMap().keySet()).stream()
                        .map(String::strip)
                        .toList());
    }

    @Test
    void L11_aHundredKibibytesOfHeadersAreRead() throws Exception {
        String big = "x".repeat(100 * 1024);
        String many = "Y: z\r\n".repeat(5000);

        assertEquals(
                big,
                answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: " + big + "\r\n\r\n")
                        .headers()
                        .get("X")
                        .orElseThrow());
        assertEquals(
                5000,
                answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + many + "\r\n")
                        .headers()
                        .getAll("Y")
                        .size());
    }

    @Test
    void L11_headersWithoutEndAreGivenUp() throws Exception {
        try (RawServer server = new RawServer((connection, out) -> {
            RawServer.send(out, "HTTP/1.1 200 OK\r\n");
            String line = "X: " + "y".repeat(8000) + "\r\n";
            while (!connection.isClosed()) {
                RawServer.send(out, line);
            }
        })) {
            assertInstanceOf(DownloadError.DownloadFailed.class, Handling.failure(server.url()));
        }
    }

    @Test
    void L11_twoLengthsOrALengthThatIsNoNumberDoNotHang() throws Exception {
        assertEquals(
                "ok", answer("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nok").text());
        assertEquals(
                "ok",
                answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok")
                        .text());
    }

    @Test
    void L11_informationBeforeTheAnswerIsSkipped() throws Exception {
        assertEquals(
                "ok",
                answer("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                        .text());
    }
}
