package crawler.reactor.transport;

import crawler.reactor.address.Address;
import crawler.reactor.address.IpAddress;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.log.Log;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/** A place where stream connections come in. */
final class StreamPort implements Port, Selectable {
    /** As many are accepted in one turn at the most, so that others get theirs. Twisted's {@code numberAccepts}. */
    private static final int ACCEPTS = 100;

    private final Loop loop;
    private final StreamSockets sockets;
    private final Factory factory;
    private final int backlog;
    private final Descriptors descriptors;
    private Address host;
    private ServerSocketChannel server;
    private SelectionKey key;
    private int sessions;

    StreamPort(Loop loop, StreamSockets sockets, Factory factory, int backlog) {
        this.loop = loop;
        this.sockets = sockets;
        this.factory = factory;
        this.backlog = backlog;
        this.descriptors = new Descriptors(loop);
    }

    @Override
    public void startListening() {
        if (server != null) {
            throw new IllegalStateException(this + " listens already");
        }
        try {
            server = sockets.listen(backlog);
            host = Address.of(server.getLocalAddress());
            key = loop.channels().register(server, SelectionKey.OP_ACCEPT, this);
        } catch (IOException | RuntimeException e) {
            closeQuietly();
            throw new CannotListenError(sockets.place(), e);
        }
        descriptors.holdBack();
        if (factory.noisy()) {
            Log.msg("{} starting on {}", factory.logPrefix(), name());
        }
        try {
            factory.doStart();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void closeQuietly() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                Log.err(Failure.of(e), this + " could not be closed:");
            }
            server = null;
            sockets.closed();
        }
    }

    private String name() {
        return host instanceof IpAddress ip ? String.valueOf(ip.port()) : host.text();
    }

    @Override
    public Address host() {
        if (host == null) {
            throw new IllegalStateException("the port on " + sockets.place() + " has not been opened");
        }
        return host;
    }

    @Override
    public String logPrefix() {
        return factory.logPrefix();
    }

    @Override
    public void ready(int ops) {
        for (int i = 0; i < ACCEPTS && server != null; i++) {
            SocketChannel channel;
            try {
                channel = server.accept();
            } catch (IOException e) {
                rest(e);
                return;
            }
            if (channel == null) {
                return;
            }
            begin(channel);
        }
    }

    /** What cannot be accepted stays ready: without a rest the loop would spin. */
    private void rest(IOException error) {
        key.interestOps(0);
        descriptors.refuseWaiting(server, error);
        loop.callLater(Descriptors.REST, () -> goOn(error));
    }

    private void goOn(IOException error) {
        if (server == null) {
            return;
        }
        if (descriptors.holdBack()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        } else {
            rest(error);
        }
    }

    private void begin(SocketChannel channel) {
        try {
            Address peer = Address.of(channel.getRemoteAddress());
            Optional<Protocol> protocol = factory.buildProtocol(peer);
            if (protocol.isEmpty()) {
                channel.close();
                return;
            }
            protocol.get().builtBy(factory);
            StreamConnection made = new StreamConnection(loop, channel, sessions++ + "," + peer.text(), reason -> {});
            made.begin(protocol.get(), sockets.face(made));
        } catch (Throwable e) {
            Log.err(Failure.caught(e), "A connection to " + this + " could not be begun:");
            close(channel);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            Log.err(Failure.of(e), "A connection could not be closed:");
        }
    }

    @Override
    public Deferred<Void> stopListening() {
        Deferred<Void> stopped = new Deferred<>();
        disconnect(Failure.of(new ConnectionDone()));
        // The selector lets go of the socket when it next looks, which is after the coming turn.
        loop.callLater(Duration.ZERO, () -> loop.callLater(Duration.ZERO, () -> stopped.callback(null)));
        return stopped;
    }

    @Override
    public void disconnect(Failure reason) {
        if (server == null) {
            return;
        }
        close();
        if (factory.noisy()) {
            Log.msg("({} Port {} Closed)", sockets.kind(), name());
        }
        factory.doStop();
    }

    private void close() {
        key.cancel();
        closeQuietly();
        descriptors.letGo();
    }

    @Override
    public String toString() {
        return "<" + factory.logPrefix() + " on " + (host == null ? sockets.place() : host) + ">";
    }
}
