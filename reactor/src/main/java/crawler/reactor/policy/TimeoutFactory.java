package crawler.reactor.policy;

import crawler.reactor.defer.Failure;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import crawler.reactor.protocol.Timeout;
import crawler.reactor.time.ReactorTime;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A factory whose connections are ended when nothing has been received or written for some time. */
public final class TimeoutFactory extends WrappingFactory {
    /** Twisted's {@code timeoutPeriod}. */
    public static final Duration PERIOD = Duration.ofMinutes(30);

    private final ReactorTime time;
    private final Duration period;

    public TimeoutFactory(Factory wrapped, ReactorTime time) {
        this(wrapped, time, PERIOD);
    }

    public TimeoutFactory(Factory wrapped, ReactorTime time, Duration period) {
        super(wrapped);
        this.time = time;
        this.period = period;
    }

    @Override
    protected ProtocolWrapper wrap(Protocol protocol) {
        return new Watched(this, protocol);
    }

    private final class Watched extends ProtocolWrapper {
        private final Timeout timeout = new Timeout(time, this::timedOut);

        Watched(TimeoutFactory maker, Protocol wrapped) {
            super(maker, wrapped);
        }

        /** What was not sent by now never will be, so that waiting for it would be for ever. */
        private void timedOut() {
            abortConnection();
        }

        @Override
        public void connectionMade() {
            timeout.set(period);
            super.connectionMade();
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            timeout.reset();
            super.dataReceived(data);
        }

        @Override
        public void write(byte[] data) {
            timeout.reset();
            super.write(data);
        }

        @Override
        public void write(ByteBuffer data) {
            timeout.reset();
            super.write(data);
        }

        @Override
        public void connectionLost(Failure reason) {
            timeout.off();
            super.connectionLost(reason);
        }
    }
}
