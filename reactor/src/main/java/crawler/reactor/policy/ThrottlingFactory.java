package crawler.reactor.policy;

import crawler.reactor.address.Address;
import crawler.reactor.log.Log;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import crawler.reactor.time.ReactorTime;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A factory that limits how many connections it serves, and how many bytes all of them together read and write in a
 * second. Reading is held back by not reading; writing by pausing producers, so that what a protocol writes without
 * being one is counted and goes out at once.
 */
public final class ThrottlingFactory extends WrappingFactory {
    private final int mostConnections;
    private final Optional<Bandwidth> reads;
    private final Optional<Bandwidth> writes;

    public ThrottlingFactory(Factory wrapped, ReactorTime time, Limits limits) {
        super(wrapped);
        this.mostConnections = limits.connections;
        this.reads = limits.readPerSecond.map(most -> new Bandwidth(
                time, most, () -> each(Throttled::throttleReads), () -> each(Throttled::unthrottleReads)));
        this.writes = limits.writtenPerSecond.map(most -> new Bandwidth(
                time, most, () -> each(Throttled::throttleWrites), () -> each(Throttled::unthrottleWrites)));
    }

    /** What is limited, and to how much; without a limit unless it says so. */
    public record Limits(int connections, Optional<Long> readPerSecond, Optional<Long> writtenPerSecond) {
        public static final Limits NONE = new Limits(Integer.MAX_VALUE, Optional.empty(), Optional.empty());

        public Limits withConnections(int most) {
            return new Limits(most, readPerSecond, writtenPerSecond);
        }

        /** @param most bytes in a second */
        public Limits withRead(long most) {
            return new Limits(connections, Optional.of(most), writtenPerSecond);
        }

        /** @param most bytes in a second */
        public Limits withWritten(long most) {
            return new Limits(connections, readPerSecond, Optional.of(most));
        }
    }

    @Override
    public Optional<Protocol> buildProtocol(Address peer) {
        if (connectionCount() >= mostConnections) {
            Log.msg("Max connection count reached!");
            return Optional.empty();
        }
        return super.buildProtocol(peer);
    }

    @Override
    protected ProtocolWrapper wrap(Protocol protocol) {
        return new Throttled(this, protocol, reads, writes);
    }

    @Override
    protected void unregister(ProtocolWrapper connection) {
        super.unregister(connection);
        if (connectionCount() == 0) {
            reads.ifPresent(Bandwidth::close);
            writes.ifPresent(Bandwidth::close);
        }
    }

    private void each(Consumer<Throttled> change) {
        connections().forEach(connection -> change.accept((Throttled) connection));
    }
}
