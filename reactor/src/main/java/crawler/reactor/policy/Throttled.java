package crawler.reactor.policy;

import crawler.reactor.net.Protocol;
import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A connection of a {@link ThrottlingFactory}. */
final class Throttled extends ProtocolWrapper {
    private final Optional<Bandwidth> reads;
    private final Optional<Bandwidth> writes;
    private Optional<ThrottledProducer> producer = Optional.empty();
    private boolean pausedByProtocol;

    Throttled(ThrottlingFactory maker, Protocol wrapped, Optional<Bandwidth> reads, Optional<Bandwidth> writes) {
        super(maker, wrapped);
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public void connectionMade() {
        super.connectionMade();
        if (!mayPass(reads)) {
            throttleReads();
        }
    }

    private static boolean mayPass(Optional<Bandwidth> bandwidth) {
        return bandwidth.isEmpty() || bandwidth.get().mayPass();
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        int length = data.remaining();
        reads.ifPresent(bandwidth -> bandwidth.passed(length));
        super.dataReceived(data);
    }

    @Override
    public void write(byte[] data) {
        int length = data.length;
        super.write(data);
        writes.ifPresent(bandwidth -> bandwidth.passed(length));
    }

    @Override
    public void write(ByteBuffer data) {
        int length = data.remaining();
        super.write(data);
        writes.ifPresent(bandwidth -> bandwidth.passed(length));
    }

    void throttleReads() {
        transport().pauseProducing();
    }

    void unthrottleReads() {
        if (!pausedByProtocol) {
            transport().resumeProducing();
        }
    }

    void throttleWrites() {
        producer.ifPresent(ThrottledProducer::throttle);
    }

    void unthrottleWrites() {
        producer.ifPresent(ThrottledProducer::unthrottle);
    }

    @Override
    public void pauseProducing() {
        pausedByProtocol = true;
        super.pauseProducing();
    }

    @Override
    public void resumeProducing() {
        pausedByProtocol = false;
        if (mayPass(reads)) {
            super.resumeProducing();
        }
    }

    @Override
    public void registerProducer(PushProducer push) {
        ThrottledProducer.Push throttled = new ThrottledProducer.Push(push);
        super.registerProducer(throttled);
        keep(throttled);
    }

    @Override
    public void registerProducer(PullProducer pull) {
        ThrottledProducer.Pull throttled = new ThrottledProducer.Pull(pull);
        keep(throttled);
        super.registerProducer(throttled);
    }

    private void keep(ThrottledProducer throttled) {
        producer = Optional.of(throttled);
        if (!mayPass(writes)) {
            throttled.throttle();
        }
    }

    @Override
    public void unregisterProducer() {
        producer = Optional.empty();
        super.unregisterProducer();
    }
}
