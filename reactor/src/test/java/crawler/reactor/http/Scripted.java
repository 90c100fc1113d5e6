package crawler.reactor.http;

import crawler.reactor.MemoryReactor;
import crawler.reactor.address.Address;
import crawler.reactor.address.NameResolver;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.DNSLookupError;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ServerFactory;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A server in memory that says what a test has written down, and a client that asks it. */
final class Scripted {
    private static final int PORT = 8080;
    /** The first address of the host {@code two}. */
    static final String SILENT = "192.0.2.1";

    private static final NameResolver RESOLVER = host -> switch (host) {
        case "site" -> Deferred.execute(() -> List.of(InetAddress.getLoopbackAddress()));
        case "two" -> Deferred.execute(() -> List.of(InetAddress.getByName(SILENT), InetAddress.getLoopbackAddress()));
        case "empty" -> Deferred.succeed(List.of());
        case "broken" -> throw new IllegalStateException("a resolver's own fault");
        default -> Deferred.fail(new DNSLookupError(host, new UnknownHostException(host)));
    };

    /** What the server says to one request, in these pieces, and whether it closes then. */
    record Line(List<byte[]> pieces, boolean close) {
        static Line of(String answer) {
            return new Line(List.of(bytes(answer)), false);
        }

        Line closing() {
            return new Line(pieces, true);
        }
    }

    /** What a client was told. */
    static class Told implements ResponseReceiver {
        Optional<ResponseHead> head = Optional.empty();
        final ByteArrayOutputStream body = new ByteArrayOutputStream();
        final List<String> endings = new ArrayList<>();
        Failure failure;

        @Override
        public void headReceived(ResponseHead received) {
            head = Optional.of(received);
        }

        @Override
        public void bodyReceived(ByteBuffer data) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            body.writeBytes(bytes);
        }

        @Override
        public void ended() {
            endings.add("ended");
        }

        @Override
        public void cutShort(Failure reason) {
            endings.add("cut short");
            failure = reason;
        }

        @Override
        public void failed(Failure reason) {
            endings.add("failed");
            failure = reason;
        }

        /** Status, body and ending, in one line. */
        String text() {
            return head.map(received -> received.status() + " " + body.toString(StandardCharsets.UTF_8) + " ")
                            .orElse("")
                    + String.join(",", endings);
        }
    }

    final MemoryReactor reactor = new MemoryReactor();
    final HttpClient client = new HttpClient(reactor, RESOLVER, Duration.ofSeconds(10), Duration.ofSeconds(60), 2);
    final List<String> requests = new ArrayList<>();
    private final Deque<Line> script = new ArrayDeque<>();
    final List<Server> connections = new ArrayList<>();

    Scripted(Line... lines) {
        script.addAll(List.of(lines));
        reactor.listenTCP(PORT, new ServerFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                Server server = new Server();
                connections.add(server);
                return Optional.of(server);
            }
        });
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Answers each request with the next line of the script. */
    final class Server extends Protocol {
        private final StringBuilder received = new StringBuilder();
        boolean lost;

        @Override
        public void dataReceived(byte[] data) {
            received.append(new String(data, StandardCharsets.ISO_8859_1));
            int end = received.indexOf("\r\n\r\n");
            if (end >= 0) {
                requests.add(received.toString());
                received.setLength(0);
                answer(script.remove());
            }
        }

        private void answer(Line line) {
            double delay = 0;
            for (byte[] piece : line.pieces()) {
                reactor.callLater(delay, () -> transport().write(piece));
                delay += 0.01;
            }
            if (line.close()) {
                reactor.callLater(delay, () -> transport().loseConnection());
            }
        }

        @Override
        public void connectionLost(Failure reason) {
            lost = true;
        }
    }

    Told ask(String method) {
        Told told = new Told();
        send(method, told);
        reactor.advance(30);
        return told;
    }

    HttpExchange send(String method, ResponseReceiver receiver) {
        return client.send(
                new HttpRequest(method, "site", PORT, "/page", List.of("Host", "site"), new byte[0]), receiver);
    }
}
