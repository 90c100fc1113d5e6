package crawler.reactor.net;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.log.Log;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What makes the protocols of connections and outlives them: configuration and what they share. To be used on the
 * reactor thread. One factory may serve several ports.
 */
public abstract class Factory {
    private int ports;
    private boolean noisy = true;

    /** A factory of protocols that share nothing. */
    public static ServerFactory forProtocol(Supplier<? extends Protocol> protocol) {
        return new ServerFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return Optional.of(protocol.get());
            }

            @Override
            public String logPrefix() {
                return "Factory";
            }
        };
    }

    /** The protocol for a connection with {@code peer}; nothing to refuse the connection, which is closed then. */
    public abstract Optional<Protocol> buildProtocol(Address peer);

    /** Called before the first port or connection uses this. */
    public void startFactory() {}

    /** Called after the last port or connection has ended. */
    public void stopFactory() {}

    /** Says whether the log tells of this factory's start and end. */
    public final void noisy(boolean told) {
        this.noisy = told;
    }

    public final boolean noisy() {
        return noisy;
    }

    /** A port or a connection begins to use this; for those who open them. Does not, when {@link #startFactory} throws. */
    public final void doStart() {
        if (ports++ == 0) {
            if (noisy) {
                Log.msg("Starting factory {}", this);
            }
            try {
                startFactory();
            } catch (Throwable e) {
                ports--;
                throw e;
            }
        }
    }

    /** A port or a connection uses this no longer. What {@link #stopFactory} throws is logged. */
    public final void doStop() {
        if (ports == 0) {
            return;
        }
        if (--ports == 0) {
            if (noisy) {
                Log.msg("Stopping factory {}", this);
            }
            try {
                stopFactory();
            } catch (Throwable e) { // whatever has ended is ended all the same
                Log.err(Failure.caught(e), "Unhandled Error in stopFactory of " + logPrefix() + ":");
            }
        }
    }

    /** Stands for this factory in the log. */
    public String logPrefix() {
        return shortName(getClass());
    }

    @Override
    public String toString() {
        return "<" + logPrefix() + ">";
    }

    static String shortName(Class<?> type) {
        String name = type.getSimpleName();
        return name.isEmpty() ? type.getSuperclass().getSimpleName() : name;
    }
}
