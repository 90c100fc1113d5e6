package crawler.conformance.wire;

import crawler.reactor.EventLoop;
import crawler.reactor.address.Address;
import crawler.reactor.address.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server of ours on a reactor in a thread of its own; and clients of ours, on the calling thread. */
final class Ours implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final EventLoop reactor = new EventLoop();
    private final CompletableFuture<Address> host = new CompletableFuture<>();
    private final Thread thread = new Thread(() -> reactor.run(false), "ours");

    private Ours(List<String> words) {
        reactor.callWhenRunning(() -> {
            try {
                host.complete(Servers.listen(reactor, new Words(words)).host());
            } catch (Throwable e) {
                host.completeExceptionally(e);
            }
        });
        thread.start();
    }

    static Ours serve(String... words) {
        return new Ours(List.of(words));
    }

    int port() throws Exception {
        Address address = host.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return address instanceof IpAddress ip ? ip.port() : 0;
    }

    String portText() throws Exception {
        return String.valueOf(port());
    }

    /** What a client of ours tells, a line per event, and at the end whether it went as it should. */
    static List<String> connect(String... words) throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        EventLoop loop = new EventLoop();
        Exchange exchange = new Exchange(loop, new PrintStream(told, true, StandardCharsets.UTF_8));
        Clients.begin(exchange, new Words(List.of(words)));
        loop.callLater(PATIENCE_SECONDS, () -> exchange.tell("and then nothing"));
        loop.run(false);
        exchange.tell(exchange.good() ? "good" : "bad");
        return told.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() {
        reactor.callFromThread(reactor::stop);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
