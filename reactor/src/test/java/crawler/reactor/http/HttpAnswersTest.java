package crawler.reactor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.http.Scripted.Line;
import crawler.reactor.http.Scripted.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers as servers give them, and where each begins and ends. */
class HttpAnswersTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    static List<Arguments> answers() {
        return List.of(
                Arguments.of("a length", OK + "Content-Length: 5\r\n\r\nhello", "200 hello ended"),
                Arguments.of("no body", OK + "Content-Length: 0\r\n\r\n", "200  ended"),
                Arguments.of("line feeds alone", "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi", "200 hi ended"),
                Arguments.of("no phrase", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi", "200 hi ended"),
                Arguments.of(
                        "chunks",
                        OK
                                + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;x=y\r\n \r\nA\r\n0123456789\r\n0\r\n\r\n",
                        "200 hello 0123456789 ended"),
                Arguments.of(
                        "chunks with trailers",
                        OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nA: b\r\nC: d\r\n\r\n",
                        "200 hi ended"),
                Arguments.of(
                        "chunks and a length", // RFC 9112, 6.3: the chunks count
                        OK + "Content-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                        "200 hi ended"),
                Arguments.of("a length twice", OK + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi", "200 hi ended"),
                Arguments.of(
                        "no coding and a length",
                        OK + "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\nhi",
                        "200 hi ended"),
                Arguments.of(
                        "chunks and two lengths",
                        OK
                                + "Content-Length: 9\r\nTransfer-Encoding: chunked\r\nContent-Length: 8\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                        "200 hi ended"),
                Arguments.of("204", "HTTP/1.1 204 No Content\r\n\r\n", "204  ended"),
                Arguments.of(
                        "304 with a length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", "304  ended"),
                Arguments.of(
                        "100 before it",
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK
                                + "Content-Length: 2\r\n\r\nhi",
                        "200 hi ended"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void anAnswerIsTheSameHoweverItComesCut(String name, String answer, String expected) {
        byte[] bytes = Scripted.bytes(answer);
        assertEquals(expected, asked(new Line(List.of(bytes), false)));
        for (int cut = 1; cut < bytes.length; cut++) {
            List<byte[]> halves = List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
            assertEquals(expected, asked(new Line(halves, false)), "cut at " + cut);
        }
        List<byte[]> single = new ArrayList<>();
        for (byte b : bytes) {
            single.add(new byte[] {b});
        }
        assertEquals(expected, asked(new Line(single, false)));
    }

    private static String asked(Line line) {
        return new Scripted(line).ask("GET").text();
    }

    static List<Arguments> ends() {
        return List.of(
                Arguments.of("two lengths", OK + "Content-Length: 5\r\nContent-Length: 3\r\n\r\nhello", "failed"),
                Arguments.of("an empty line first", "\r\n" + OK + "Content-Length: 2\r\n\r\nhi", "failed"),
                Arguments.of("a coding", OK + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "failed"),
                Arguments.of("a length with a sign", OK + "Content-Length: +5\r\n\r\nhello", "failed"),
                Arguments.of("a list of lengths", OK + "Content-Length: 3, 5\r\n\r\nhello", "failed"),
                Arguments.of("a length and none", OK + "Content-Length: 5\r\nContent-Length: x\r\n\r\nhello", "failed"),
                Arguments.of("until the end", OK + "\r\nhello", "200 hello ended"),
                Arguments.of("HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\nhello", "200 hello ended"),
                Arguments.of("too short", OK + "Content-Length: 9\r\n\r\nhello", "200 hello cut short"),
                Arguments.of(
                        "half a chunk", OK + "Transfer-Encoding: chunked\r\n\r\n9\r\nhello", "200 hello cut short"),
                Arguments.of("no last chunk", OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n", "200 hi cut short"),
                Arguments.of("no chunk", OK + "Transfer-Encoding: chunked\r\n\r\nzz", "200  cut short"),
                Arguments.of(
                        "a huge chunk",
                        OK + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
                        "200  cut short"),
                Arguments.of("a length that is none", OK + "Content-Length: five\r\n\r\nhello", "200 hello ended"),
                Arguments.of("half a head", OK + "Content-Le", "failed"),
                Arguments.of("nothing", "", "failed"),
                Arguments.of("not HTTP", "SSH-2.0-OpenSSH_9.2p1\r\n", "failed"),
                Arguments.of("HTTP/2 in clear", "HTTP/2 200\r\n\r\n", "failed"),
                Arguments.of("a status of words", "HTTP/1.1 abc OK\r\n\r\n", "failed"),
                Arguments.of("an endless head", OK + "A: " + "x".repeat(300_000), "failed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void anAnswerEndsWithItsConnectionInTheWayThatItMust(String name, String answer, String expected) {
        assertEquals(expected, asked(Line.of(answer).closing()));
    }

    @Test
    void theHeadIsKeptAsItCame() {
        Told told = new Scripted(Line.of("HTTP/1.1 404 Not  Here\r\nA:  b \r\na: c\r\nno field\r\n: none\r\n"
                        + "Folded: one\r\n\ttwo\r\nContent-Length: 0\r\n\r\n"))
                .ask("GET");
        ResponseHead head = told.head.orElseThrow();
        assertEquals("HTTP/1.1", head.version());
        assertEquals("Not  Here", head.reason());
        assertEquals(List.of("A", "b", "a", "c", "Folded", "one two", "Content-Length", "0"), List.of(head.fields()));
        assertEquals(0, head.length());
    }

    @Test
    void whatIsNoAsciiIsUtf8OrLatin1AndInAUrlItIsEscaped() {
        Told told = new Scripted(
                        Line.of("HTTP/1.1 302 F\u00fcr\r\nA: \u00c3\u00a9\r\nB: \u00e9\r\nLocation: /\u00c3\u00a9\r\n"
                                + "location: /\u00e9\u00c3\u00a9?\u00ff\r\nContent-Length: 0\r\n\r\n"))
                .ask("GET");
        ResponseHead head = told.head.orElseThrow();
        assertEquals("F\u00fcr", head.reason());
        assertEquals(
                List.of("A", "\u00e9", "B", "\u00e9", "Location", "/\u00e9", "location", "/%E9%C3%A9?%FF"),
                List.of(head.fields()).subList(0, 8));
    }

    @Test
    void theAnswerToHeadHasNoBodyWhateverItSays() {
        Scripted scripted =
                new Scripted(Line.of(OK + "Content-Length: 5\r\n\r\n"), Line.of(OK + "Content-Length: 2\r\n\r\nhi"));
        assertEquals("200  ended", scripted.ask("HEAD").text());
        assertEquals("200 hi ended", scripted.ask("GET").text());
        assertEquals(1, scripted.connections.size());
    }

    @Test
    void garbageNeverLeadsToMoreThanOneEnding() {
        Random random = new Random(7);
        String[] parts = {
            OK,
            "HTTP/1.0 200 OK\r\n",
            "\r\n",
            "\n",
            "Content-Length: 3\r\n",
            "Transfer-Encoding: chunked\r\n",
            "3\r\n",
            "abc",
            "0\r\n",
            "Connection: close\r\n",
            " fold\r\n",
            "\0",
            "HTTP/1.1 100 Continue\r\n\r\n",
            ":",
            "ffff;a=b\r\n"
        };
        for (int round = 0; round < 3_000; round++) {
            StringBuilder answer = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                answer.append(parts[random.nextInt(parts.length)]);
            }
            Told told = new Scripted(Line.of(answer.toString()).closing()).ask("GET");
            assertEquals(1, told.endings.size(), () -> answer + " -> " + told.text());
            assertTrue(told.body.size() <= answer.length());
        }
    }
}
