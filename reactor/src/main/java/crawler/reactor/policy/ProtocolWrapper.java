package crawler.reactor.policy;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;
import crawler.reactor.net.Transport;
import java.nio.ByteBuffer;

/**
 * What stands between a protocol and its transport: to the transport it is the protocol, to the protocol the transport.
 * As it stands it passes everything on; to be extended. The end of what comes is the end of the connection, as for any
 * protocol that is not {@link crawler.reactor.net.HalfCloseable}.
 */
public class ProtocolWrapper extends Protocol implements Transport {
    private final WrappingFactory maker;
    private final Protocol wrapped;

    public ProtocolWrapper(WrappingFactory maker, Protocol wrapped) {
        this.maker = maker;
        this.wrapped = wrapped;
    }

    /** The protocol inside. */
    public final Protocol wrapped() {
        return wrapped;
    }

    @Override
    public void connectionMade() {
        maker.register(this);
        wrapped.makeConnection(this);
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        wrapped.dataReceived(data);
    }

    @Override
    public final void dataReceived(byte[] data) {
        dataReceived(ByteBuffer.wrap(data));
    }

    @Override
    public void connectionLost(Failure reason) {
        maker.unregister(this);
        wrapped.connectionLost(reason);
    }

    @Override
    public String logPrefix() {
        return wrapped.logPrefix();
    }

    @Override
    public void write(byte[] data) {
        transport().write(data);
    }

    @Override
    public void write(ByteBuffer data) {
        transport().write(data);
    }

    @Override
    public void loseConnection() {
        transport().loseConnection();
    }

    @Override
    public void loseWriteConnection() {
        transport().loseWriteConnection();
    }

    @Override
    public void abortConnection() {
        transport().abortConnection();
    }

    @Override
    public boolean disconnecting() {
        return transport().disconnecting();
    }

    @Override
    public Address peer() {
        return transport().peer();
    }

    @Override
    public Address host() {
        return transport().host();
    }

    @Override
    public void registerProducer(PushProducer producer) {
        transport().registerProducer(producer);
    }

    @Override
    public void registerProducer(PullProducer producer) {
        transport().registerProducer(producer);
    }

    @Override
    public void unregisterProducer() {
        transport().unregisterProducer();
    }

    @Override
    public void pauseProducing() {
        transport().pauseProducing();
    }

    @Override
    public void resumeProducing() {
        transport().resumeProducing();
    }

    @Override
    public void stopProducing() {
        transport().stopProducing();
    }
}
