package crawler.reactor.transport;

import crawler.reactor.defer.Failure;
import crawler.reactor.log.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The channels of one loop on one {@code java.nio} selector, and the waiting for them. The selector is opened when it is
 * first needed. To be used on the reactor thread, except {@link #wakeUp()}.
 *
 * <p>What is written during an event is sent when the event is over, so that many small writes make one system call.
 */
public final class Channels {
    private static final int READ_BUFFER = 64 * 1024;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SelectorProvider provider;
    private final Runnable eventBegins;
    private final Consumer<SelectionKey> handler = this::ready;
    private final Chunks chunks = new Chunks();
    private volatile Selector selector;
    private ByteBuffer readBuffer;
    private List<String> left = List.of();
    private List<Flushing> dirty = new ArrayList<>();
    private List<Flushing> spare = new ArrayList<>();

    /** @param eventBegins is called before each channel's event is handled */
    public Channels(SelectorProvider provider, Runnable eventBegins) {
        this.provider = provider;
        this.eventBegins = eventBegins;
    }

    /** Opens the selector unless it is open. */
    public void openSelector() {
        if (selector != null) {
            return;
        }
        try {
            selector = provider.openSelector();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector can be opened (too many open files?)", e);
        }
    }

    /**
     * Waits for events and has them handled.
     *
     * @param nanos how long at the most; 0 not to wait, negative for as long as it takes
     */
    public void poll(long nanos) throws IOException {
        if (nanos == 0 || !dirty.isEmpty()) {
            lookOnce();
        } else if (nanos < 0) {
            selector.select(handler);
        } else {
            selector.select(handler, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
        }
    }

    /** A look at no channels would be a call into the kernel for nothing. */
    private void lookOnce() throws IOException {
        if (!selector.keys().isEmpty()) {
            selector.selectNow(handler);
        }
    }

    /** Ends the {@link #poll} that runs. May be called from any thread. */
    public void wakeUp() {
        selector.wakeup();
    }

    private void ready(SelectionKey key) {
        if (!key.isValid()) { // an event before this one has closed it
            return;
        }
        eventBegins.run();
        Selectable selectable = (Selectable) key.attachment();
        int ops = key.readyOps();
        if (Log.wantsPrefix()) {
            Log.withPrefix(selectable.logPrefix(), () -> handle(selectable, ops));
        } else {
            handle(selectable, ops);
        }
    }

    private void handle(Selectable selectable, int ops) {
        try {
            selectable.ready(ops);
        } catch (Throwable e) { // not a protocol's error, those are handled nearer: the channel is of no more use
            Failure failure = Failure.caught(e);
            Log.err(failure, "Unhandled Error in " + selectable.logPrefix() + ", which is closed:");
            selectable.disconnect(failure);
        }
        flush();
    }

    /**
     * Sends what was written since the last event; what that leads to waits for the next time, so that nothing goes on
     * for ever. To be called before {@link #poll}, and before the time for it is known.
     */
    public void flush() {
        if (dirty.isEmpty()) {
            return;
        }
        List<Flushing> now = dirty;
        dirty = spare;
        spare = new ArrayList<>(0);
        for (int i = 0; i < now.size(); i++) {
            now.get(i).flush();
        }
        now.clear();
        spare = now;
    }

    /** Has {@code flushing} flushed when the event that runs is over. */
    public void flushSoon(Flushing flushing) {
        dirty.add(flushing);
    }

    /** Has {@code selectable} told when the channel, which does not block from now on, is ready for {@code ops}. */
    public SelectionKey register(SelectableChannel channel, int ops, Selectable selectable) throws IOException {
        openSelector();
        channel.configureBlocking(false);
        return channel.register(selector, ops, selectable);
    }

    /** The one buffer that all of this loop read into; empty. Valid until the event that runs is over. */
    public ByteBuffer readBuffer() {
        if (readBuffer == null) {
            readBuffer = ByteBuffer.allocateDirect(READ_BUFFER);
        }
        return readBuffer.clear();
    }

    public Chunks chunks() {
        return chunks;
    }

    /** What opens channels that the selector takes. */
    public SelectorProvider provider() {
        return provider;
    }

    /** What is open, as the log calls it; after {@link #close()}, what had to be closed by force. */
    public List<String> open() {
        if (selector == null || !selector.isOpen()) {
            return left;
        }
        return selector.keys().stream()
                .filter(SelectionKey::isValid)
                .map(key -> ((Selectable) key.attachment()).logPrefix() + " on " + key.channel())
                .toList();
    }

    /** Ends all that is open, for this reason. */
    public void disconnectAll(Failure reason) {
        if (selector == null) {
            return;
        }
        for (SelectionKey key : List.copyOf(selector.keys())) {
            if (key.isValid()) {
                ((Selectable) key.attachment()).disconnect(reason);
            }
        }
    }

    /** Closes the selector and what is still open. */
    public void close() throws IOException {
        if (selector == null) {
            return;
        }
        left = open();
        for (SelectionKey key : List.copyOf(selector.keys())) {
            key.channel().close();
        }
        selector.close();
    }
}
