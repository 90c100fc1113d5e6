package crawler.bench.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;

/**
 * A static HTTP/1.1 server on one thread and one selector, on the loopback address only, with TLS if so wished. Each
 * answer may be held back for a fixed time, as a distant server would.
 */
public final class SiteServer implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private record Due(long at, Connection connection, ByteBuffer reply) {}

    private final Resources resources;
    private final Optional<SSLContext> tls;
    private final long latency;
    private final LongSupplier nanoTime;
    private final Selector selector = Selector.open();
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    /** Answers held back. The latency is the same for all, so they are in the order of their times. */
    private final Deque<Due> due = new ArrayDeque<>();

    private volatile boolean closed;

    /**
     * Listens from here on; {@link #run()} answers.
     *
     * @param port 0 for any free one
     * @param tls with the server's key; without it plain HTTP
     * @param nanoTime the clock that the latency is measured by
     */
    SiteServer(Resources resources, int port, Optional<SSLContext> tls, Duration latency, LongSupplier nanoTime)
            throws IOException {
        this.resources = resources;
        this.tls = tls;
        this.latency = latency.toNanos();
        this.nanoTime = nanoTime;
        listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listening.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** A server of a made-up site on any free port, without latency. */
    public static SiteServer of(Site site) throws IOException {
        return new SiteServer(new SiteResources(site), 0, Optional.empty(), Duration.ZERO, System::nanoTime);
    }

    /** The port that it listens on. */
    public int port() {
        return listening.socket().getLocalPort();
    }

    /** Serves on the calling thread until {@link #close()}. */
    public void run() throws IOException {
        while (!closed) {
            long wait = waitMillis();
            if (wait == 0) {
                selector.selectNow(this::ready);
            } else {
                selector.select(this::ready, wait < 0 ? 0 : wait);
            }
            release();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    /** Ends {@link #run()}; may be called on any thread. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }

    Reply find(String target) {
        return resources.find(target);
    }

    void later(Connection connection, ByteBuffer reply) {
        if (latency == 0) {
            connection.reply(reply);
        } else {
            due.add(new Due(nanoTime.getAsLong() + latency, connection, reply));
        }
    }

    /** Until the next answer is due: -1 for no answer to wait for, 0 for one that is due. */
    private long waitMillis() {
        if (due.isEmpty()) {
            return -1;
        }
        long nanos = due.peek().at() - nanoTime.getAsLong();
        return nanos <= 0 ? 0 : nanos / 1_000_000 + 1; // rounded up: an answer is late rather than early
    }

    private void release() {
        if (due.isEmpty()) {
            return;
        }
        long now = nanoTime.getAsLong();
        Set<Connection> touched = new LinkedHashSet<>();
        while (!due.isEmpty() && due.peek().at() <= now) {
            Due next = due.remove();
            next.connection().reply(next.reply());
            touched.add(next.connection());
        }
        touched.forEach(connection -> attempt(connection, connection::flush));
    }

    private void ready(SelectionKey key) {
        if (key.isAcceptable()) {
            accept();
        } else {
            Connection connection = (Connection) key.attachment();
            attempt(connection, connection::ready);
        }
    }

    private void accept() {
        try {
            for (SocketChannel channel = listening.accept(); channel != null; channel = listening.accept()) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                ByteChannel wire = tls.isPresent() ? new TlsWire(channel, tls.get()) : channel;
                key.attach(new Connection(this, wire, key));
            }
        } catch (IOException refused) {
            System.err.println("bench server: cannot accept a connection (raise the limit of open files): " + refused);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** A client that goes away in the middle costs its own connection only. */
    private static void attempt(Connection connection, Step step) {
        try {
            step.run();
        } catch (IOException gone) {
            try {
                connection.close();
            } catch (IOException twice) {
                System.err.println("bench server: cannot close a connection: " + twice);
            }
        }
    }
}
