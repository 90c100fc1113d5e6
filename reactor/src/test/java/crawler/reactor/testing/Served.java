package crawler.reactor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.reactor.EventLoop;
import crawler.reactor.Reactor;
import crawler.reactor.address.IpAddress;
import crawler.reactor.net.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A server that runs on a reactor in a thread of its own, for clients that block. To be closed. */
public final class Served implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final EventLoop reactor = new EventLoop();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "served");
    private final int port;

    /** @param listen opens the server's port, on the reactor thread */
    public Served(Function<Reactor, Port> listen) throws Exception {
        CompletableFuture<Integer> opened = new CompletableFuture<>();
        reactor.callWhenRunning(() -> {
            try {
                opened.complete(((IpAddress) listen.apply(reactor).host()).port());
            } catch (Throwable e) {
                opened.completeExceptionally(e);
            }
        });
        thread.start();
        port = opened.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void run() {
        reactor.run(false);
        ended.complete(null);
    }

    public int port() {
        return port;
    }

    /** A new connection to it, which gives up waiting after a while. */
    public Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** Sends text. */
    public static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads as many bytes as the text has. @return what came */
    public static String receive(Socket socket, String expected) throws IOException {
        int length = expected.getBytes(StandardCharsets.UTF_8).length;
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    /** Reads until the server closes. */
    public static String receiveAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (thread.isAlive()) {
            reactor.callFromThread(reactor::stop);
        }
        ended.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
        assertEquals(List.of(), reactor.leftovers());
    }
}
