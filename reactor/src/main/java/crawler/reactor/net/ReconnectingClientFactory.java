package crawler.reactor.net;

import crawler.reactor.defer.Failure;
import crawler.reactor.task.Reconnection;
import crawler.reactor.task.Reconnection.Backoff;
import crawler.reactor.time.ReactorTime;
import java.util.random.RandomGenerator;

/**
 * A {@link ClientFactory} that connects again when a connection fails or ends, each time after a longer wait. Call
 * {@link #resetDelay()} once a connection has proved good, and {@link #stopTrying()} to end it.
 */
public abstract class ReconnectingClientFactory extends ClientFactory {
    private final Reconnection reconnection;

    /** One that waits as Twisted's does: from a second by a factor of e up to an hour. */
    protected ReconnectingClientFactory(ReactorTime time) {
        this(time, Backoff.DEFAULT, RandomGenerator.getDefault());
    }

    protected ReconnectingClientFactory(ReactorTime time, Backoff backoff, RandomGenerator random) {
        this.reconnection = new Reconnection(time, backoff, random);
    }

    /** The next wait is short again, and retries are counted anew. */
    public final void resetDelay() {
        reconnection.resetDelay();
    }

    /** Connects no more, and gives an attempt up that is under way. */
    public final void stopTrying() {
        reconnection.stopTrying();
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
        reconnection.retry(again(connector));
    }

    @Override
    public void clientConnectionLost(Connector connector, Failure reason) {
        reconnection.retry(again(connector));
    }

    private static Reconnection.Connector again(Connector connector) {
        return new Reconnection.Connector() {
            @Override
            public void connect() {
                connector.connect();
            }

            @Override
            public void stopConnecting() {
                if (connector.state() == Connector.State.CONNECTING) {
                    connector.stopConnecting();
                }
            }
        };
    }
}
