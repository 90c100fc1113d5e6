package crawler.reactor;

import crawler.reactor.datagram.DatagramProtocol;
import crawler.reactor.datagram.MulticastTransport;
import crawler.reactor.datagram.UdpTransport;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.memory.MemoryNetwork;
import crawler.reactor.memory.MemoryProcess;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.process.ProcessProtocol;
import crawler.reactor.process.ProcessSpec;
import crawler.reactor.process.ProcessTransport;
import crawler.reactor.time.Action;
import crawler.reactor.time.Clock;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.Seconds;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A reactor whose time is simulated: whole programs run in it without waiting, and always the same way.
 *
 * <p>Either call {@link #run()}: instead of waiting it moves the time on to the next timed call. Or do not run it and
 * move it from outside with {@link #advance}. Worker calls are made on the reactor thread, in a later turn. Twisted's
 * {@code MemoryReactorClock}.
 */
public final class MemoryReactor extends ReactorBase {
    private final Clock clock;
    private final Consumer<MemoryReactor> idle;
    private final MemoryNetwork network = new MemoryNetwork(this);
    private final List<MemoryProcess> processes = new ArrayList<>();

    /** One that fails when it is run and nothing is left to wait for, since a real one would wait for ever. */
    public MemoryReactor() {
        this(reactor -> {
            throw new IllegalStateException(
                    "nothing is left to wait for: no timed call, and nothing from other threads;"
                            + " a real reactor would wait for ever. Something forgot to stop it.");
        });
    }

    /** @param idle is called instead of waiting for ever; it must see to it that something happens */
    public MemoryReactor(Consumer<MemoryReactor> idle) {
        this(Instant.EPOCH, idle);
    }

    public MemoryReactor(Instant start, Consumer<MemoryReactor> idle) {
        this.clock = new Clock(start);
        this.idle = idle;
    }

    @Override
    public long nanos() {
        return clock.nanos();
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    /** Runs the turns that fall into the next {@code step}, each at its own time. */
    public void advance(Duration step) {
        long end = clock.nanos() + step.toNanos();
        turn();
        while (mustTurnBefore(end)) {
            clock.elapse(Duration.ofNanos(nothingFromThreads() ? nanosToNextCall() : 0));
            turn();
        }
        clock.elapse(Duration.ofNanos(end - clock.nanos()));
    }

    /** {@link #advance(Duration)} with a step in seconds. */
    public void advance(double seconds) {
        advance(Seconds.toDuration(seconds));
    }

    private boolean mustTurnBefore(long end) {
        long next = nanosToNextCall();
        return !nothingFromThreads() || (next >= 0 && clock.nanos() + next <= end);
    }

    /** Moves the time on and runs nothing: the running callback takes that long. */
    public void elapse(Duration step) {
        clock.elapse(step);
    }

    /** The calls that wait, in no particular order. */
    public List<DelayedCall> delayedCalls() {
        return waitingCalls();
    }

    /** What ports and connections are made in; it remembers all of them. */
    public MemoryNetwork network() {
        return network;
    }

    @Override
    public void callInThread(Action action) {
        callFromThread(action);
    }

    @Override
    public void suggestThreadPoolSize(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a reactor needs at least 1 worker, not " + most);
        }
    }

    @Override
    void poll(long nanos) {
        if (nanos > 0) {
            clock.elapse(Duration.ofNanos(nanos));
        } else if (nanos < 0) {
            idle.accept(this);
        }
    }

    @Override
    void wake() {}

    @Override
    void close() {}

    @Override
    void disconnectAll() {
        network.disconnectAll(Failure.of(new ConnectionLost()));
    }

    @Override
    void stopWorkers() {}

    @Override
    List<String> open() {
        List<String> open = new ArrayList<>(network.open());
        processes.stream()
                .filter(child -> !child.exited())
                .forEach(child ->
                        open.add("process " + child.pid() + ": " + child.spec().executable()));
        return open;
    }

    @Override
    public Port listenTCP(int port, Factory factory, int backlog, String host) {
        return network.listenTCP(port, factory, backlog, host);
    }

    @Override
    public Connector connectTCP(String host, int port, ClientFactory factory, Duration timeout) {
        return network.connectTCP(host, port, factory, timeout);
    }

    @Override
    public Connector connectTCP(
            String host, int port, ClientFactory factory, Duration timeout, InetSocketAddress bindAddress) {
        return network.connectTCP(host, port, factory, timeout, bindAddress);
    }

    @Override
    public Port listenUNIX(Path path, Factory factory, int backlog, int mode, boolean wantPID) {
        return network.listenUNIX(path, factory, backlog, mode, wantPID);
    }

    @Override
    public Connector connectUNIX(Path path, ClientFactory factory, Duration timeout, boolean checkPID) {
        return network.connectUNIX(path, factory, timeout, checkPID);
    }

    @Override
    public UdpTransport listenUDP(int port, DatagramProtocol protocol, String host, int maxPacketSize) {
        return network.listenUDP(port, protocol, host, maxPacketSize);
    }

    @Override
    public MulticastTransport listenMulticast(
            int port, DatagramProtocol protocol, String host, int maxPacketSize, boolean listenMultiple) {
        throw new UnsupportedOperationException(
                "there are no groups in memory: call the protocol's datagramReceived, or use an EventLoop");
    }

    /** The children that were started, for a test to play. */
    public List<MemoryProcess> processes() {
        return List.copyOf(processes);
    }

    @Override
    public ProcessTransport spawnProcess(ProcessProtocol protocol, ProcessSpec spec) {
        MemoryProcess child = new MemoryProcess(protocol, spec, processes.size() + 1L);
        processes.add(child);
        protocol.makeConnection(child);
        return child;
    }

    @Override
    Runnable installSignalHandlers() {
        return () -> {};
    }
}
