package crawler.reactor;

import crawler.reactor.time.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real reactor: a loop on a {@code java.nio} selector. It uses no processor time while nothing happens. */
public final class EventLoop extends ReactorBase {
    private static final Logger LOG = LoggerFactory.getLogger(Reactor.class);
    private static final Duration STUCK = Duration.ofSeconds(1);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;
    private final Duration stuck;
    private final WorkerPool workers = new WorkerPool();
    private StuckTurnWatch watch;
    private boolean interrupted;

    /** One on the selector that the platform chooses: epoll on Linux. */
    public EventLoop() {
        this(SelectorProvider.provider());
    }

    /** One on a selector of this provider. */
    public EventLoop(SelectorProvider provider) {
        this(provider, STUCK);
    }

    /** @param stuck how long a turn may take before a warning */
    EventLoop(SelectorProvider provider, Duration stuck) {
        this.stuck = stuck;
        try {
            this.selector = provider.openSelector();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector can be opened (too many open files?)", e);
        }
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void callInThread(Action action) {
        workers.execute(action);
    }

    @Override
    public void suggestThreadPoolSize(int most) {
        workers.resize(most);
    }

    @Override
    void poll(long nanos) {
        try {
            if (nanos == 0) {
                lookOnce();
            } else if (nanos < 0) {
                selector.select();
            } else {
                selector.select((nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the selector failed", e);
        }
        if (Thread.interrupted()) { // a selector never waits on an interrupted thread: the loop would spin
            interrupted = true;
        }
    }

    /** A look at no channels would be a call into the kernel for nothing. */
    private void lookOnce() throws IOException {
        if (!selector.keys().isEmpty()) {
            selector.selectNow();
        }
    }

    @Override
    void wake() {
        selector.wakeup();
    }

    @Override
    void turnBegins() {
        if (watch == null) {
            watch = new StuckTurnWatch(stuck, Thread.currentThread());
            watch.start();
        }
        watch.begins();
    }

    @Override
    void turnEnds() {
        watch.ends();
    }

    @Override
    void stopWorkers() {
        workers.stop();
    }

    @Override
    Runnable installSignalHandlers() {
        Signals signals = Signals.handle(name -> callFromThread(() -> {
            LOG.info("Received {}, shutting down.", name);
            if (!stopping()) {
                stop();
            }
        }));
        return signals::close;
    }

    @Override
    void paused() {
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    @Override
    void close() {
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("The selector could not be closed", e);
        }
    }
}
