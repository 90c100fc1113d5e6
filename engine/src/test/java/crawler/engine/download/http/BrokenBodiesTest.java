package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.Coded;
import crawler.engine.error.DownloadError;
import crawler.engine.error.IgnoreRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies that are not what their heads say. */
class BrokenBodiesTest extends EachWay {
    private static final String SHORT = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this";

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
        try (RawServer server = resetting(SHORT)) {
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
    void L7_aBodyThatIsAnnouncedLargerThanAnyArrayIsReadWhenThereIsNoLimit() throws Exception {
        String wire = "HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\nits beginning";
        try (RawServer server = RawServer.sending(wire)) {
            Response page = new Handling()
                    .with("DOWNLOAD_MAXSIZE", 0)
                    .of(new Request(server.url()).with(HttpHandler.FAIL_ON_DATALOSS, false));

            assertEquals("its beginning", page.text());
            assertEquals(List.of("dataloss"), page.flags());
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
    void L8_whereAResetStrikesDecidesWhatBecomesOfIt() throws Exception {
        Map<String, Class<? extends Throwable>> failures = Map.of(
                "",
                DownloadError.DownloadFailed.class,
                "HTTP/1.1 200 OK\r\nContent-Len",
                DownloadError.DownloadFailed.class,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nonly",
                DownloadError.ResponseDataLoss.class,
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n",
                DownloadError.ResponseDataLoss.class);
        for (String wire : failures.keySet()) {
            try (RawServer server = resetting(wire)) {
                assertEquals(failures.get(wire), Handling.failure(server.url()).getClass(), wire);
            }
        }
    }

    @Test
    void C5_aResetAtTheEndOfABodyWithoutLengthLeavesItPartial() throws Exception {
        try (RawServer server = resetting("HTTP/1.1 200 OK\r\n\r\nonly this")) {
            Response page = Handling.get(server.url());

            assertEquals("only this", page.text());
            assertEquals(List.of("partial"), page.flags());
        }
    }

    /** After what was sent had time to arrive: what is still under way is lost with a reset. */
    private static RawServer resetting(String wire) throws Exception {
        return new RawServer((connection, out) -> {
            RawServer.send(out, wire);
            connection.setSoTimeout(50);
            try {
                connection.getInputStream().read();
            } catch (java.net.SocketTimeoutException e) {
                connection.setSoLinger(true, 0);
            }
        });
    }

    @Test
    void L7_aLargeBodyIsWarnedOfOnceAndNothingIsNoLimit() throws Exception {
        String body = "x".repeat(50_000);
        String head = "HTTP/1.1 200 OK\r\nContent-Length: ";
        for (String wire : List.of(head + body.length() + "\r\n\r\n" + body, "HTTP/1.1 200 OK\r\n\r\n" + body)) {
            try (RawServer server = RawServer.sending(wire)) {
                Response page = new Handling()
                        .with("DOWNLOAD_WARNSIZE", 1000)
                        .with("DOWNLOAD_MAXSIZE", 0)
                        .of(new Request(server.url()));

                assertEquals(50_000, page.bodySize());
                assertEquals(1, log.count("<GET " + server.url() + ">: the body has "));
            }
        }
    }

    private static RawServer sending(String coding, byte[] body) throws Exception {
        return new RawServer((connection, out) -> {
            RawServer.send(
                    out,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + coding + "\r\nContent-Length: "
                            + body.length + "\r\n\r\n");
            out.write(body);
            out.flush();
        });
    }

    @Test
    void M9_gzipThatIsCutShortOrDoubledIsTakenAsFarAsItGoes() throws Exception {
        byte[] half = Coded.gzip("first ".repeat(5000).getBytes());
        byte[] twice = Arrays.copyOf(half, half.length * 2);
        System.arraycopy(half, 0, twice, half.length, half.length);
        try (RawServer cut = sending("gzip", Arrays.copyOf(half, half.length - 9));
                RawServer doubled = sending("gzip", twice);
                RawServer both = sending("gzip, gzip", Coded.gzip(half))) {
            assertTrue(decoded(cut).startsWith("first first "));
            assertEquals("first ".repeat(10_000), decoded(doubled));
            assertEquals("first ".repeat(5000), decoded(both));
        }
    }

    private static String decoded(RawServer server) {
        return Handling.get(server.url()).decodedAhead().orElseThrow().get().text();
    }

    @Test
    void AF2_aBombOfAGibibyteIsGivenUpInEachCoding() throws Exception {
        Map<String, byte[]> bombs = Map.of(
                "gzip", Coded.gzipZeros(1024),
                "deflate", Coded.deflateZeros(1024),
                "br", Coded.brotliZeros(1024),
                "zstd", Coded.zstdZeros(1024));
        for (Map.Entry<String, byte[]> bomb : bombs.entrySet()) {
            try (RawServer server = sending(bomb.getKey(), bomb.getValue())) {
                Response page = Handling.get(server.url());

                assertEquals(bomb.getValue().length, page.bodySize(), "it stays as it came");
                assertInstanceOf(
                        IgnoreRequest.class,
                        page.decodedAhead().orElseThrow().failed().orElseThrow().value(),
                        bomb.getKey());
            }
        }
    }
}
