package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.DownloadError;
import crawler.reactor.defer.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What real servers do wrong with their heads and with the connection. */
class MisbehaviourTest extends EachWay {
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

    /** Status, body and flags of the answer, or the kind of the failure. */
    private static String outcome(String wire) throws Exception {
        try (RawServer server = RawServer.sending(wire)) {
            Outcome<Response> outcome = new Handling().outcome(handler -> handler.download(new Request(server.url())));
            return outcome.succeeded()
                    ? outcome.get().status() + " " + outcome.get().text() + " "
                            + outcome.get().flags()
                    : outcome.failed().orElseThrow().value().getClass().getSimpleName();
        }
    }

    @Test
    void L11_theSameAnswerHasTheSameOutcomeWhicheverWayItComes() throws Exception {
        String ok = "HTTP/1.1 200 OK\r\n";
        Map<String, String> outcomes = new LinkedHashMap<>();
        outcomes.put("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi", "200 hi []");
        outcomes.put("\r\n" + ok + "Content-Length: 2\r\n\r\nhi", "DownloadFailed");
        outcomes.put(ok + "Content-Length: 5\r\nContent-Length: 3\r\n\r\nhello", "DownloadFailed");
        outcomes.put(ok + "Content-Length: 3, 5\r\n\r\nhello", "DownloadFailed");
        outcomes.put(ok + "Content-Length: 2, 2\r\n\r\nhi", "DownloadFailed");
        outcomes.put(ok + "Content-Length: -1\r\n\r\nhello", "DownloadFailed");
        outcomes.put(ok + "Content-Length: +5\r\n\r\nhello", "DownloadFailed");
        outcomes.put(ok + "Content-Length: 99999999999999999999\r\n\r\nhello", "200 hello [partial]");
        outcomes.put(ok + "Content-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", "200 hi []");
        outcomes.put(ok + "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\nhi", "200 hi []");
        outcomes.put(ok + "Transfer-Encoding: gzip\r\n\r\nhello", "DownloadFailed");
        outcomes.put(ok + "Transfer-Encoding: Chunked\r\n\r\n2;x=y\r\nhi\r\n0\r\nA: b\r\n\r\n", "200 hi []");
        outcomes.put(ok + "Transfer-Encoding: chunked\r\n\r\nzz", "ResponseDataLoss");
        outcomes.put(ok + "Transfer-Encoding: chunked\r\n\r\n-1\r\nhello", "ResponseDataLoss");
        outcomes.put(ok + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", "ResponseDataLoss");
        outcomes.put(ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n", "ResponseDataLoss");
        outcomes.put(ok + "Content-Le", "DownloadFailed");
        outcomes.put("HTTP/2 200\r\n\r\n", "DownloadFailed");
        outcomes.put("HTTP/1.1  200 OK\r\n\r\n", "DownloadFailed");
        outcomes.put("HTTP/1.1 20 OK\r\n\r\n", "DownloadFailed");
        outcomes.put("HTTP/1.1 2000 OK\r\n\r\n", "DownloadFailed");
        outcomes.put("ICY 200 OK\r\n\r\nhello", "200 hello [partial]");
        outcomes.put(ok + "Content-Length: \r\n\r\nhello", "200 hello [partial]");
        outcomes.put(ok + "Content-Length: 5\r\nContent-Length: x\r\n\r\nhello", "DownloadFailed");
        outcomes.put(ok + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "DownloadFailed");
        outcomes.put(ok + "Transfer-Encoding: identity\r\n\r\nhello", "200 hello [partial]");
        outcomes.put(ok + "A: b\r\n\tc\r\nContent-Length: 2\r\n\r\nhi", "200 hi []");
        outcomes.put(ok + ": none\r\nContent-Length: 2\r\n\r\nhi", "200 hi []");
        outcomes.put(ok + "A\0B: \0\r\nContent-Length: 2\r\n\r\nhi", "200 hi []");
        Map<String, String> others = new LinkedHashMap<>();
        for (String wire : outcomes.keySet()) {
            String outcome = outcome(wire);
            if (!outcome.equals(outcomes.get(wire))) {
                others.put(wire, outcome);
            }
        }
        assertEquals(Map.of(), others);
    }

    @Test
    void B2_aVerbatimUrlIsSentAsItIsAndOverHttpsWithWhatNoUrlMayHaveEscaped() throws Exception {
        try (RawServer server = RawServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            Handling.get(Request.verbatim(server.url() + "a|b/%zz?q={x}&r='y'&s=[1]"));

            assertEquals(
                    over == Handling.Over.REACTOR
                            ? "GET /a|b/%zz?q={x}&r='y'&s=[1] HTTP/1.1"
                            : "GET /a%7Cb/%zz?q={x}&r=%27y%27&s=[1] HTTP/1.1",
                    server.heads().get(0).lines().findFirst().orElseThrow());
        }
    }

    @Test
    void L11_informationWithoutEndIsGivenUp() throws Exception {
        assertInstanceOf(
                DownloadError.DownloadFailed.class,
                failure("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".repeat(10_000)));
    }

    @Test
    void L11_anAnswerThatComesBeforeTheRequestWasReadCounts() throws Exception {
        for (int size : List.of(1000, 60_000)) {
            try (RawServer server = RawServer.sending("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno")) {
                Response page = Handling.get(
                        new Request(server.url()).withMethod("POST").withBody(new byte[size]));

                assertEquals("413 no", page.status() + " " + page.text(), size + " bytes");
            }
        }
    }
}
