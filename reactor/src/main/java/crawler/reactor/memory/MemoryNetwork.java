package crawler.reactor.memory;

import crawler.reactor.address.Address;
import crawler.reactor.datagram.DatagramProtocol;
import crawler.reactor.datagram.ReactorUdp;
import crawler.reactor.datagram.UdpTransport;
import crawler.reactor.defer.Failure;
import crawler.reactor.log.Log;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.ReactorTcp;
import crawler.reactor.net.ReactorUnix;
import crawler.reactor.time.Action;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import crawler.reactor.transport.Chunks;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A network of one machine in memory, which has all names and addresses: who connects to a port that somebody listens on
 * is connected, who connects to another one is refused, and all of it on the time that it is given. It remembers what
 * was asked of it. To be used on the reactor thread.
 */
public final class MemoryNetwork implements ReactorTcp, ReactorUnix, ReactorUdp {
    private static final int FIRST_FREE_PORT = 49_152;

    private final ReactorTime time;
    private final Chunks chunks = new Chunks();
    private final List<TcpServer> tcpServers = new ArrayList<>();
    private final List<TcpClient> tcpClients = new ArrayList<>();
    private final Set<MemoryPort> ports = new LinkedHashSet<>();
    private final Set<MemoryDatagramPort> datagramPorts = new LinkedHashSet<>();
    private final Set<MemoryConnector> connecting = new LinkedHashSet<>();
    private final Set<MemoryConnection> connections = new LinkedHashSet<>();
    private final Set<String> unanswered = new HashSet<>();
    private final Deque<Action> waiting = new ArrayDeque<>();
    private Optional<DelayedCall> turn = Optional.empty();
    private int nextFreePort = FIRST_FREE_PORT;

    public MemoryNetwork(ReactorTime time) {
        this.time = time;
    }

    /** Every {@code listenTCP} so far. */
    public List<TcpServer> tcpServers() {
        return List.copyOf(tcpServers);
    }

    /** Every {@code connectTCP} so far. */
    public List<TcpClient> tcpClients() {
        return List.copyOf(tcpClients);
    }

    /** From now on nobody answers who connects to this host: the attempt ends when its time is over. */
    public void leaveUnanswered(String host) {
        unanswered.add(host);
    }

    /** What is open: ports, attempts to connect and ends of connections. */
    public List<String> open() {
        List<String> open = new ArrayList<>();
        ports.forEach(port -> open.add("port " + port));
        datagramPorts.forEach(port -> open.add("port " + port));
        connecting.forEach(connector -> open.add("attempt to connect to " + connector.destination()));
        connections.forEach(
                connection -> open.add("connection from " + connection.host() + " to " + connection.peer()));
        return open;
    }

    /** Ends all that is open, for this reason. */
    public void disconnectAll(Failure reason) {
        List.copyOf(ports).forEach(MemoryPort::close);
        List.copyOf(datagramPorts).forEach(MemoryDatagramPort::close);
        List.copyOf(connecting).forEach(connector -> connector.failed(reason));
        List.copyOf(connections).forEach(connection -> connection.end(reason));
        turn.ifPresent(DelayedCall::cancel);
        turn = Optional.empty();
        waiting.clear();
    }

    @Override
    public Port listenTCP(int port, Factory factory, int backlog, String host) {
        MemoryPort opened = new MemoryPort(this, new Spot.Inet(host, port), factory);
        opened.startListening();
        tcpServers.add(new TcpServer(port, factory, backlog, host, opened));
        return opened;
    }

    @Override
    public Connector connectTCP(String host, int port, ClientFactory factory, Duration timeout) {
        return connectTCP(host, port, factory, timeout, Optional.empty());
    }

    @Override
    public Connector connectTCP(
            String host, int port, ClientFactory factory, Duration timeout, InetSocketAddress bindAddress) {
        return connectTCP(host, port, factory, timeout, Optional.of(bindAddress));
    }

    private Connector connectTCP(
            String host, int port, ClientFactory factory, Duration timeout, Optional<InetSocketAddress> bindAddress) {
        MemoryConnector connector = new MemoryConnector(this, new Spot.Inet(host, port), factory, timeout);
        tcpClients.add(new TcpClient(host, port, factory, timeout, bindAddress, connector));
        connector.connect();
        return connector;
    }

    /** A port with this path; nothing is made in the file system. */
    @Override
    public Port listenUNIX(Path path, Factory factory, int backlog, int mode, boolean wantPID) {
        MemoryPort opened = new MemoryPort(this, new Spot.Unix(path), factory);
        opened.startListening();
        return opened;
    }

    @Override
    public Connector connectUNIX(Path path, ClientFactory factory, Duration timeout, boolean checkPID) {
        MemoryConnector connector = new MemoryConnector(this, new Spot.Unix(path), factory, timeout);
        connector.connect();
        return connector;
    }

    @Override
    public UdpTransport listenUDP(int port, DatagramProtocol protocol, String host, int maxPacketSize) {
        Spot.Inet spot = new Spot.Inet(host, port == 0 ? nextFreePort++ : port);
        MemoryDatagramPort opened = new MemoryDatagramPort(this, spot, protocol, maxPacketSize);
        opened.startListening();
        return opened;
    }

    Optional<MemoryDatagramPort> datagramPort(Spot spot) {
        return datagramPorts.stream().filter(port -> port.hears(spot)).findFirst();
    }

    void opened(MemoryDatagramPort port) {
        datagramPorts.add(port);
    }

    void closed(MemoryDatagramPort port) {
        datagramPorts.remove(port);
    }

    DelayedCall callLater(Duration delay, Action action) {
        return time.callLater(delay, action);
    }

    /** Has it done in a later turn; all that is to be done in one turn is one call. */
    void later(Action action) {
        waiting.addLast(action);
        if (turn.isEmpty()) {
            turn = Optional.of(time.callLater(Duration.ZERO, this::turn));
        }
    }

    private void turn() {
        turn = Optional.empty();
        for (int i = waiting.size(); i > 0; i--) {
            run(waiting.removeFirst());
        }
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (Throwable e) {
            Log.err(Failure.caught(e), "Unhandled Error in the network in memory:");
        }
    }

    /** The spot with a number instead of 0. */
    Spot withFreePort(Spot spot) {
        return spot instanceof Spot.Inet inet && inet.port() == 0 ? new Spot.Inet(inet.host(), nextFreePort++) : spot;
    }

    Optional<MemoryPort> port(Spot spot) {
        return ports.stream().filter(port -> port.spot().hears(spot)).findFirst();
    }

    boolean leavesUnanswered(Spot spot) {
        return spot instanceof Spot.Inet inet && unanswered.contains(inet.host());
    }

    void opened(MemoryPort port) {
        ports.add(port);
    }

    void closed(MemoryPort port) {
        ports.remove(port);
    }

    void began(MemoryConnector connector) {
        connecting.add(connector);
    }

    void ended(MemoryConnector connector) {
        connecting.remove(connector);
    }

    void begun(MemoryConnection end) {
        connections.add(end);
    }

    /** The two ends of a new connection to a port. */
    MemoryConnection.Ends join(MemoryPort port, Spot to, Consumer<Failure> clientLost) {
        Address server = to.address();
        Address client = to.client(nextFreePort++);
        return MemoryConnection.Ends.of(
                this::later,
                chunks,
                new MemoryConnection.Place(
                        server, client, port.nextSession(client), (end, reason) -> connections.remove(end)),
                new MemoryConnection.Place(client, server, "client", (end, reason) -> {
                    connections.remove(end);
                    clientLost.accept(reason);
                }));
    }
}
