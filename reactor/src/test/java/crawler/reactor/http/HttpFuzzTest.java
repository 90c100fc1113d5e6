package crawler.reactor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.error.ConnectionClosed;
import crawler.reactor.http.Scripted.Line;
import crawler.reactor.http.Scripted.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Answers that were valid before bytes of them were changed, for {@code -Dfuzz.seconds=N}, else for a moment: each ends in a
 * response or in an error of its kind, the same however its bytes come cut, and no byte of a body is made up.
 */
@DisplayName("L11: broken answers")
final class HttpFuzzTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final Line HI = Line.of(OK + "Content-Length: 2\r\n\r\nhi");

    private static final List<String> ANSWERS = List.of(
            OK + "Content-Type: text/html\r\nContent-Length: 5\r\n\r\nhello",
            OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;x=y\r\n \r\nA\r\n0123456789\r\n0\r\nA: b\r\n\r\n",
            OK + "Connection: close\r\nX: \u00e9\u00ff\r\n\tmore\r\n\r\nuntil the end",
            "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\nold",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK
                    + "Content-Length: 2\r\n\r\nhi",
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\nETag: \"x\"\r\n\r\n",
            "HTTP/1.1 301 Moved\r\nLocation: /\u00e4\r\nTransfer-Encoding: chunked\r\nContent-Length: 7\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
            "HTTP/1.1 429\nRetry-After: 5\nContent-Length: 1,1\n\nx");

    private static final List<String> PIECES = List.of(
            "\r",
            "\n",
            "\r\n",
            "\r\n\r\n",
            ":",
            " ",
            "\t",
            "\0",
            "\u0080",
            "\u00ff",
            "0",
            "1",
            "-1",
            "+1",
            "f",
            "7fffffffffffffff",
            "99999999999999999999",
            "0x10",
            "0\r\n\r\n",
            ";",
            ",",
            "HTTP/1.1 ",
            "HTTP/1.1 100 \r\n\r\n",
            "HTTP/1.1 204 \r\n",
            "Content-Length: 4\r\n",
            "content-length:0\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: identity\r\n",
            "Connection: keep-alive\r\n",
            "Connection: close\r\n",
            "\r\n folded");

    private final long seed = Long.getLong("fuzz.seconds") == null ? 7 : Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void L11_anAnswerThatWasChangedEndsInOneWayHoweverItIsCut() {
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 0)).toNanos();
        int rounds = 0;
        do {
            check(mutated(ANSWERS.get(random.nextInt(ANSWERS.size()))), random.nextInt(8) == 0 ? "HEAD" : "GET");
            rounds++;
        } while (rounds < 300 || System.nanoTime() - end < 0);
    }

    private void check(byte[] answer, String method) {
        boolean closing = random.nextInt(4) > 0;
        boolean kept = random.nextBoolean();
        String whole = outcome(List.of(answer), closing, kept, method, answer);
        for (int i = 0; i < 3; i++) {
            List<byte[]> pieces = cut(answer);
            assertEquals(whole, outcome(pieces, closing, kept, method, answer), () -> shown(pieces, closing, kept));
        }
        assertEquals(whole, outcome(single(answer), closing, kept, method, answer), () -> shown(answer));
    }

    /** @param kept whether it is the second answer of a connection */
    private String outcome(List<byte[]> pieces, boolean closing, boolean kept, String method, byte[] answer) {
        Line line = new Line(pieces, closing);
        Scripted scripted = kept ? new Scripted(HI, line, line) : new Scripted(line);
        if (kept) {
            assertEquals("200 hi ended", scripted.ask("GET").text());
        }
        Told told = new Told();
        HttpExchange exchange = scripted.send(method, told);
        scripted.reactor.advance(60);
        assertTrue(told.endings.size() <= 1 && (told.endings.size() == 1 || !closing), () -> shown(answer));
        if (told.endings.isEmpty()) {
            exchange.cancel();
            scripted.reactor.advance(60);
            assertTrue(told.endings.isEmpty(), () -> shown(answer));
        }
        assertTrue(isExpected(told), () -> shown(answer) + ": " + told.failure);
        assertTrue(isWithin(told.body.toByteArray(), answer), () -> shown(answer) + ": " + told.text());
        scripted.client.close();
        scripted.reactor.advance(60);
        assertTrue(scripted.connections.stream().allMatch(connection -> connection.lost), () -> shown(answer));
        return told.text()
                + told.head.map(head -> Arrays.toString(head.fields())).orElse("");
    }

    private static boolean isExpected(Told told) {
        return told.failure == null
                || told.failure.value() instanceof HttpParseError
                || told.failure.value() instanceof ConnectionClosed;
    }

    /** Whether the bytes of a body are bytes of the answer, in their order. */
    private static boolean isWithin(byte[] body, byte[] answer) {
        int at = 0;
        for (byte b : body) {
            while (at < answer.length && answer[at] != b) {
                at++;
            }
            if (at++ >= answer.length) {
                return false;
            }
        }
        return true;
    }

    private byte[] mutated(String answer) {
        String text = answer;
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(12));
            text = switch (random.nextInt(6)) {
                case 0 -> text.substring(0, at) + text.substring(to);
                case 1 -> text.substring(0, to) + text.substring(at);
                case 2 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(to);
                case 3 -> text.substring(0, at);
                default -> text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
            };
        }
        return Scripted.bytes(text);
    }

    private List<byte[]> cut(byte[] answer) {
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        while (from < answer.length) {
            int to = Math.min(answer.length, from + 1 + random.nextInt(answer.length));
            pieces.add(Arrays.copyOfRange(answer, from, to));
            from = to;
        }
        return pieces;
    }

    private static List<byte[]> single(byte[] answer) {
        List<byte[]> pieces = new ArrayList<>();
        for (byte b : answer) {
            pieces.add(new byte[] {b});
        }
        return pieces;
    }

    private String shown(byte[] answer) {
        return "seed " + seed + ": " + escaped(answer);
    }

    private String shown(List<byte[]> pieces, boolean closing, boolean kept) {
        return "seed " + seed + ": "
                + pieces.stream().map(HttpFuzzTest::escaped).toList() + (closing ? " closing" : "")
                + (kept ? " kept" : "");
    }

    private static String escaped(byte[] answer) {
        return new String(answer, StandardCharsets.ISO_8859_1)
                .replace("\\", "\\\\")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
