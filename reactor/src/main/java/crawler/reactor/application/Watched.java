package crawler.reactor.application;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.Factory;
import crawler.reactor.net.HalfCloseable;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ServerFactory;
import crawler.reactor.net.Transport;
import crawler.reactor.tls.HandshakeListener;
import crawler.reactor.tls.TlsSession;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/** A protocol whose end is told to somebody else, too; it writes to its transport as if nobody watched. */
class Watched extends Protocol implements HandshakeListener {
    final Protocol protocol;
    private final Consumer<Protocol> lost;

    private Watched(Protocol protocol, Consumer<Protocol> lost) {
        this.protocol = protocol;
        this.lost = lost;
    }

    /** One that hears of its halves, as the one inside does. */
    private static final class Half extends Watched implements HalfCloseable {
        Half(Protocol protocol, Consumer<Protocol> lost) {
            super(protocol, lost);
        }

        @Override
        public void readConnectionLost() {
            ((HalfCloseable) protocol).readConnectionLost();
        }

        @Override
        public void writeConnectionLost() {
            ((HalfCloseable) protocol).writeConnectionLost();
        }
    }

    /** A factory that builds what another one builds, watched. */
    static Factory factory(Factory inside, Consumer<Protocol> lost) {
        Factory factory = new ServerFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return inside.buildProtocol(peer).map(protocol -> {
                    protocol.builtBy(inside);
                    return protocol instanceof HalfCloseable ? new Half(protocol, lost) : new Watched(protocol, lost);
                });
            }

            @Override
            public void startFactory() {
                inside.doStart();
            }

            @Override
            public void stopFactory() {
                inside.doStop();
            }

            @Override
            public String logPrefix() {
                return inside.logPrefix();
            }
        };
        factory.noisy(false); // the one inside tells of its start and end
        return factory;
    }

    @Override
    public final void makeConnection(Transport made) {
        super.makeConnection(made);
        protocol.makeConnection(made);
    }

    @Override
    public final void dataReceived(ByteBuffer data) {
        protocol.dataReceived(data);
    }

    @Override
    public final void dataReceived(byte[] data) {
        protocol.dataReceived(data);
    }

    @Override
    public final void handshakeCompleted(TlsSession session) {
        if (protocol instanceof HandshakeListener listener) {
            listener.handshakeCompleted(session);
        }
    }

    @Override
    public final void connectionLost(Failure reason) {
        try {
            protocol.connectionLost(reason);
        } finally {
            lost.accept(protocol);
        }
    }

    @Override
    public final String logPrefix() {
        return protocol.logPrefix();
    }
}
