package crawler.reactor.transport;

import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectError;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.error.ConnectionRefusedError;
import crawler.reactor.error.NoRouteError;
import crawler.reactor.error.TimeoutError;
import crawler.reactor.log.Log;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** One attempt to connect: finds the addresses and tries one after the other. Ends once, never before it was begun. */
final class ConnectAttempt implements Selectable {

    /** Takes the channel that is connected. */
    @FunctionalInterface
    interface Success {
        void connected(SocketChannel channel) throws IOException;
    }

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Loop loop;
    private final StreamSockets sockets;
    private final Success success;
    private final Consumer<Failure> failed;
    private final Deque<SocketAddress> left = new ArrayDeque<>();
    private SocketChannel channel;
    private SelectionKey key;
    private boolean ended;

    ConnectAttempt(Loop loop, StreamSockets sockets, Success success, Consumer<Failure> failed) {
        this.loop = loop;
        this.sockets = sockets;
        this.success = success;
        this.failed = failed;
    }

    /** Nothing is reported before the coming turn. */
    void begin() {
        loop.callLater(Duration.ZERO, () -> {
            if (!ended) {
                sockets.resolve()
                        .addCallbacks(
                                addresses -> {
                                    left.addAll(addresses);
                                    tryNext(Failure.of(new ConnectError(sockets.place() + " has no address")));
                                    return null;
                                },
                                failure -> {
                                    fail(failure);
                                    return null;
                                });
            }
        });
    }

    private void tryNext(Failure before) {
        if (ended) {
            return;
        }
        if (left.isEmpty()) {
            fail(before);
            return;
        }
        SocketAddress place = left.removeFirst();
        try {
            channel = sockets.open(place);
            channel.configureBlocking(false);
            if (channel.connect(place)) {
                succeed();
            } else {
                key = loop.channels().register(channel, SelectionKey.OP_CONNECT, this);
            }
        } catch (IOException | RuntimeException e) {
            close();
            if (isFull(e)) {
                left.addFirst(place);
                loop.callLater(PAUSE, () -> tryNext(before));
            } else {
                tryNext(Failure.of(translated(e, place)));
            }
        }
    }

    /** As many wait at a Unix socket already as may wait there: TCP tries again by itself, for this we have to. */
    private static boolean isFull(Exception error) {
        return error instanceof IOException
                && String.valueOf(error.getMessage()).contains("temporarily unavailable");
    }

    @Override
    public void ready(int ops) {
        SocketAddress place = null;
        try {
            place = channel.getRemoteAddress();
            channel.finishConnect();
        } catch (IOException e) {
            close();
            tryNext(Failure.of(translated(e, place)));
            return;
        }
        succeed();
    }

    private void succeed() {
        ended = true;
        try {
            success.connected(channel);
        } catch (Throwable e) {
            close();
            failed.accept(Failure.caught(e));
        }
    }

    /** Ends it without a connection; does nothing when it has ended. */
    void fail(Failure reason) {
        if (ended) {
            return;
        }
        ended = true;
        close();
        failed.accept(reason);
    }

    private void close() {
        if (channel == null) {
            return;
        }
        try {
            if (key != null) {
                key.cancel();
            }
            channel.close();
        } catch (IOException e) {
            Log.err(Failure.of(e), "The socket of a failed connection could not be closed:");
        }
        channel = null;
        key = null;
    }

    private static Throwable translated(Exception error, SocketAddress place) {
        if (!(error instanceof IOException)) {
            return error;
        }
        String message = String.valueOf(error.getMessage());
        if (error instanceof NoRouteToHostException || message.contains("unreachable")) {
            return new NoRouteError(place + ": " + message, error);
        }
        if (message.contains("reset")) { // it was accepted, and that is over already
            return new ConnectionLost(error);
        }
        if (message.contains("timed out")) {
            return new TimeoutError("The other side does not answer: " + message + ".");
        }
        if (error instanceof ConnectException || message.contains("refused")) {
            return new ConnectionRefusedError();
        }
        return new ConnectError("An error occurred while connecting to " + place + ": " + message + ".", error);
    }

    @Override
    public void disconnect(Failure reason) {
        fail(reason);
    }

    @Override
    public String logPrefix() {
        return "-";
    }
}
