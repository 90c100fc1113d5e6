package crawler.reactor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.error.ConnectionLost;
import crawler.reactor.error.ConnectionRefusedError;
import crawler.reactor.error.DNSLookupError;
import crawler.reactor.http.Scripted.Line;
import crawler.reactor.http.Scripted.Told;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpClientTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final Line HI = Line.of(OK + "Content-Length: 2\r\n\r\nhi");

    @Test
    void aRequestIsSentAsItIs() {
        Scripted scripted = new Scripted(HI);
        scripted.ask("GET");
        assertEquals(List.of("GET /page HTTP/1.1\r\nHost: site\r\n\r\n"), scripted.requests);
    }

    @Test
    void aBodyIsSentWithItsLength() {
        Scripted scripted = new Scripted(HI);
        Told told = new Told();
        scripted.client.send(
                new HttpRequest("POST", "site", 8080, "/", List.of("Host", "site"), Scripted.bytes("a=1")), told);
        scripted.reactor.advance(1);
        assertEquals(List.of("POST / HTTP/1.1\r\nHost: site\r\nContent-Length: 3\r\n\r\n" + "a=1"), scripted.requests);
        assertEquals("200 hi ended", told.text());
    }

    @Test
    void aLargeBodyArrivesWholeAndItsConnectionIsUsedAgain() {
        Scripted scripted =
                new Scripted(new Line(List.of(new byte[0], HI.pieces().get(0)), false), HI);
        byte[] body = new byte[300_000];
        Told told = new Told();
        scripted.client.send(new HttpRequest("POST", "site", 8080, "/", List.of(), body), told);
        scripted.reactor.advance(1);
        assertEquals("200 hi ended", told.text());
        assertEquals("200 hi ended", scripted.ask("GET").text());
        assertEquals(1, scripted.connections.size());
        int received = scripted.requests.stream().mapToInt(String::length).sum();
        assertTrue(received > body.length, "all of the body: " + received);
    }

    @Test
    void anAnswerInTheMiddleOfARequestEndsItsConnection() {
        Scripted scripted = new Scripted(Line.of("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n"), HI);
        Told told = new Told();
        byte[] body = new byte[4_000_000];
        scripted.client.send(new HttpRequest("POST", "site", 8080, "/", List.of(), body), told);
        scripted.reactor.advance(1);
        assertEquals("413  ended", told.text());
        assertTrue(scripted.connections.get(0).lost);
        assertEquals("200 hi ended", scripted.ask("GET").text());
        assertEquals(2, scripted.connections.size());
    }

    @Test
    void informationWithoutEndIsNoAnswer() {
        Scripted scripted = new Scripted(Line.of("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".repeat(10_000)));
        Told told = scripted.ask("GET");
        assertEquals("failed", told.text());
        assertInstanceOf(HttpParseError.class, told.failure.value());
        assertTrue(scripted.connections.get(0).lost);
    }

    @Test
    void anExchangeThatIsPausedBeforeItHasAConnectionReadsNothing() {
        Scripted scripted = new Scripted(HI, HI);
        Told told = new Told();
        HttpExchange exchange = scripted.send("GET", told);
        exchange.pause();
        scripted.reactor.advance(5);
        assertEquals("", told.text());
        exchange.resume();
        scripted.reactor.advance(1);
        assertEquals("200 hi ended", told.text());
        assertEquals("200 hi ended", scripted.ask("GET").text());
    }

    @Test
    void aLineEndInARequestIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new HttpRequest("GET", "site", 80, "/", List.of("A", "b\r\nX: y"), new byte[0]));
    }

    @Test
    void aConnectionIsUsedAgain() {
        Scripted scripted = new Scripted(HI, HI, HI);
        for (int i = 0; i < 3; i++) {
            assertEquals("200 hi ended", scripted.ask("GET").text());
        }
        assertEquals(1, scripted.connections.size());
    }

    @Test
    void aConnectionThatIsToBeClosedIsNotUsedAgain() {
        Scripted scripted = new Scripted(
                Line.of(OK + "Connection: close\r\nContent-Length: 2\r\n\r\nhi"),
                Line.of("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi"),
                Line.of("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi"),
                HI);
        for (int i = 0; i < 4; i++) {
            assertEquals("200 hi ended", scripted.ask("GET").text());
        }
        assertEquals(3, scripted.connections.size());
    }

    @Test
    void whatComesBehindAnAnswerIsNeverTakenForTheNext() {
        Scripted scripted =
                new Scripted(Line.of(OK + "Content-Length: 2\r\n\r\nhi" + OK + "Content-Length: 4\r\n\r\nevil"), HI);
        assertEquals("200 hi ended", scripted.ask("GET").text());
        assertEquals("200 hi ended", scripted.ask("GET").text());
        assertEquals(2, scripted.connections.size());
    }

    @Test
    void aRequestIsSentAgainWhenItsKeptConnectionWasClosed() {
        Scripted scripted = new Scripted(HI, Line.of("").closing(), HI);
        scripted.ask("GET");
        assertEquals("200 hi ended", scripted.ask("GET").text());
        assertEquals(2, scripted.connections.size());
    }

    @Test
    void aRequestThatMayNotBeSentTwiceIsNot() {
        Scripted scripted = new Scripted(HI, Line.of("").closing());
        scripted.ask("GET");
        Told told = scripted.ask("POST");
        assertEquals("failed", told.text());
        assertInstanceOf(ConnectionLost.class, told.failure.value());
    }

    @Test
    void aServerThatClosesANewConnectionIsNotAskedAgain() {
        Scripted scripted = new Scripted(Line.of("").closing());
        assertEquals("failed", scripted.ask("GET").text());
        assertEquals(1, scripted.connections.size());
    }

    @Test
    void nobodyListening() {
        Scripted scripted = new Scripted();
        Told told = new Told();
        scripted.client.send(new HttpRequest("GET", "site", 9, "/", List.of(), new byte[0]), told);
        assertEquals("", told.text());
        scripted.reactor.advance(1);
        assertEquals("failed", told.text());
        assertInstanceOf(ConnectionRefusedError.class, told.failure.value());
    }

    @Test
    void anAddressThatDoesNotAnswerGivesWayToTheNext() {
        Scripted scripted = new Scripted(HI);
        scripted.reactor.network().leaveUnanswered(Scripted.SILENT);
        Told told = new Told();
        scripted.client.send(new HttpRequest("GET", "two", 8080, "/", List.of("Host", "two"), new byte[0]), told);
        scripted.reactor.advance(4);
        assertEquals("", told.text());
        scripted.reactor.advance(2);
        assertEquals("200 hi ended", told.text());
    }

    @Test
    void aNameWithoutAddress() {
        Scripted scripted = new Scripted();
        Told told = new Told();
        scripted.client.send(new HttpRequest("GET", "nowhere", 80, "/", List.of(), new byte[0]), told);
        assertEquals("", told.text());
        scripted.reactor.advance(1);
        assertEquals("failed", told.text());
        assertInstanceOf(DNSLookupError.class, told.failure.value());
    }

    @Test
    void aConnectionThatSpeaksAnotherProtocolFromNowOnIsNotUsedAgain() {
        Scripted scripted = new Scripted(Line.of("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), HI);
        assertEquals("101  ended", scripted.ask("GET").text());
        assertEquals("200 hi ended", scripted.ask("GET").text());
        assertEquals(2, scripted.connections.size());
    }

    @Test
    void aNameWithAnEmptyListOfAddresses() {
        Scripted scripted = new Scripted();
        Told told = new Told();
        scripted.client.send(new HttpRequest("GET", "empty", 80, "/", List.of(), new byte[0]), told);
        scripted.reactor.advance(1);
        assertEquals("failed", told.text());
        assertInstanceOf(DNSLookupError.class, told.failure.value());
    }

    @Test
    void aResolverThatThrowsFailsTheExchange() {
        Scripted scripted = new Scripted();
        Told told = new Told();
        scripted.client.send(new HttpRequest("GET", "broken", 80, "/", List.of(), new byte[0]), told);
        assertEquals("", told.text());
        scripted.reactor.advance(1);
        assertEquals("failed", told.text());
    }

    @Test
    void aRequestThatWouldBeReadAsAnotherIsRefused() {
        assertRefused("GET", "/a HTTP/1.1", 80, List.of());
        assertRefused("GET /a", "/", 80, List.of());
        assertRefused("GET", "", 80, List.of());
        assertRefused("GET", "/", 70_000, List.of());
        assertRefused("POST", "/", 80, List.of("content-length", "7"));
        assertRefused("POST", "/", 80, List.of("Transfer-Encoding", "chunked"));
        assertRefused("GET", "/", 80, List.of("X: y\tA", "b"));
        assertRefused("GET", "/", 80, List.of("", "b"));
    }

    private static void assertRefused(String method, String target, int port, List<String> fields) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new HttpRequest(method, "site", port, target, fields, new byte[0]));
    }

    @Test
    void aCancelledExchangeTellsNothingMore() {
        Scripted scripted = new Scripted(new Line(List.of(Scripted.bytes(OK), Scripted.bytes("\r\nhi")), false), HI);
        Told told = new Told();
        HttpExchange exchange = scripted.send("GET", told);
        exchange.cancel();
        scripted.reactor.advance(1);
        assertEquals("", told.text());

        Told later = new Told();
        HttpExchange second = scripted.send("GET", later);
        scripted.reactor.advance(0.005);
        second.cancel();
        second.cancel();
        scripted.reactor.advance(1);
        assertEquals("", later.text());
        assertTrue(scripted.connections.stream().allMatch(connection -> connection.lost));
    }

    @Test
    void anExchangeMayBeCancelledByItsReceiver() {
        Scripted scripted = new Scripted(HI, HI);
        HttpExchange[] exchange = new HttpExchange[1];
        Told told = new Told() {
            @Override
            public void bodyReceived(ByteBuffer data) {
                exchange[0].cancel();
            }
        };
        exchange[0] = scripted.send("GET", told);
        scripted.reactor.advance(1);
        assertEquals("200  ", told.text());
        assertEquals("200 hi ended", scripted.ask("GET").text());
        assertEquals(2, scripted.connections.size());
    }

    @Test
    void onlySoManyConnectionsAreKeptAndNotForEver() {
        Scripted scripted = new Scripted(HI, HI, HI);
        for (int i = 0; i < 3; i++) {
            scripted.send("GET", new Told());
        }
        scripted.reactor.advance(1);
        assertEquals(2, scripted.client.idle());
        scripted.reactor.advance(200);
        assertEquals(0, scripted.client.idle());
        assertTrue(scripted.connections.stream().allMatch(connection -> connection.lost));
    }

    @Test
    void aClosedClientKeepsNothing() {
        Scripted scripted = new Scripted(HI);
        scripted.ask("GET");
        scripted.client.close();
        scripted.reactor.advance(1);
        assertEquals(0, scripted.client.idle());
        assertTrue(scripted.connections.get(0).lost);
        assertThrows(IllegalStateException.class, () -> scripted.send("GET", new Told()));
    }
}
