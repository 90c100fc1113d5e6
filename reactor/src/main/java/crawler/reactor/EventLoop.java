package crawler.reactor;

import crawler.reactor.address.BlockingResolver;
import crawler.reactor.address.NameResolver;
import crawler.reactor.datagram.DatagramProtocol;
import crawler.reactor.datagram.MulticastTransport;
import crawler.reactor.datagram.Udp;
import crawler.reactor.datagram.UdpTransport;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.log.Log;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.process.ProcessProtocol;
import crawler.reactor.process.ProcessSpec;
import crawler.reactor.process.ProcessTransport;
import crawler.reactor.process.Spawner;
import crawler.reactor.time.Action;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.tls.Packets;
import crawler.reactor.transport.Channels;
import crawler.reactor.transport.Loop;
import crawler.reactor.transport.Tcp;
import crawler.reactor.transport.Unix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The real reactor: a loop on a {@code java.nio} selector. It uses no processor time while nothing happens. */
public final class EventLoop extends ReactorBase {
    private static final Duration STUCK = Duration.ofSeconds(1);

    private final Channels channels;
    private final Duration stuck;
    private final WorkerPool workers = new WorkerPool();
    private final Loop carried = new Carried();
    private final Tcp tcp = new Tcp(carried);
    private final Unix unix = new Unix(carried);
    private final Udp udp = new Udp(carried);
    private final Spawner spawner = new Spawner(carried);
    private StuckTurnWatch watch;
    private boolean interrupted;
    private boolean inEvents;

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
        this.channels = new Channels(provider, this::eventBegins);
        installResolver(new BlockingResolver(work -> Threads.deferToThread(this, work)));
    }

    /** This loop as its transports see it. */
    private final class Carried implements Loop {
        @Override
        public Channels channels() {
            return channels;
        }

        @Override
        public NameResolver resolver() {
            return nameResolver();
        }

        @Override
        public void callFromThread(Action action) {
            EventLoop.this.callFromThread(action);
        }

        @Override
        public void callInThread(Action action) {
            EventLoop.this.callInThread(action);
        }

        @Override
        public Packets packets() {
            return EventLoop.this.packets();
        }

        @Override
        public long nanos() {
            return EventLoop.this.nanos();
        }

        @Override
        public Instant now() {
            return EventLoop.this.now();
        }

        @Override
        public DelayedCall callLater(Duration delay, Action action) {
            return EventLoop.this.callLater(delay, action);
        }
    }

    @Override
    public Port listenTCP(int port, Factory factory, int backlog, String host) {
        return tcp.listen(port, factory, backlog, host);
    }

    @Override
    public Connector connectTCP(String host, int port, ClientFactory factory, Duration timeout) {
        return tcp.connect(host, port, factory, timeout, Optional.empty());
    }

    @Override
    public Connector connectTCP(
            String host, int port, ClientFactory factory, Duration timeout, InetSocketAddress bindAddress) {
        return tcp.connect(host, port, factory, timeout, Optional.of(bindAddress));
    }

    @Override
    public Port listenUNIX(Path path, Factory factory, int backlog, int mode, boolean wantPID) {
        return unix.listen(path, factory, backlog, mode, wantPID);
    }

    @Override
    public Connector connectUNIX(Path path, ClientFactory factory, Duration timeout, boolean checkPID) {
        return unix.connect(path, factory, timeout, checkPID);
    }

    @Override
    public UdpTransport listenUDP(int port, DatagramProtocol protocol, String host, int maxPacketSize) {
        return udp.listen(port, protocol, host, maxPacketSize);
    }

    @Override
    public MulticastTransport listenMulticast(
            int port, DatagramProtocol protocol, String host, int maxPacketSize, boolean listenMultiple) {
        return udp.listenMulticast(port, protocol, host, maxPacketSize, listenMultiple);
    }

    @Override
    public ProcessTransport spawnProcess(ProcessProtocol protocol, ProcessSpec spec) {
        return spawner.spawnProcess(protocol, spec);
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
            channels.poll(nanos);
        } catch (IOException e) {
            throw new UncheckedIOException("the selector failed", e);
        }
        if (inEvents) {
            inEvents = false;
            watch.ends();
        }
        if (Thread.interrupted()) { // a selector never waits on an interrupted thread: the loop would spin
            interrupted = true;
        }
    }

    /** The events of one waiting are watched as a turn is. */
    private void eventBegins() {
        if (!inEvents) {
            inEvents = true;
            watch.begins();
        }
    }

    @Override
    void wake() {
        channels.wakeUp();
    }

    @Override
    void turnBegins() {
        if (watch == null) {
            channels.openSelector();
            watch = new StuckTurnWatch(stuck, Thread.currentThread());
            watch.start();
        }
        watch.begins();
    }

    @Override
    void flush() {
        channels.flush();
    }

    @Override
    void turnEnds() {
        watch.ends();
    }

    @Override
    void disconnectAll() {
        channels.disconnectAll(Failure.of(new ConnectionLost()));
    }

    @Override
    void stopWorkers() {
        workers.stop();
    }

    @Override
    List<String> open() {
        List<String> open = new ArrayList<>(channels.open());
        open.addAll(spawner.open());
        if (workers.busy() > 0) {
            open.add("work in " + workers.busy() + " threads");
        }
        return open;
    }

    @Override
    Runnable installSignalHandlers() {
        Signals signals = Signals.handle(name -> callFromThread(() -> {
            Log.msg("Received {}, shutting down.", name);
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
            channels.close();
        } catch (IOException e) {
            Log.err(Failure.of(e), "The selector could not be closed:");
        }
    }
}
