package crawler.reactor.net;

import crawler.reactor.address.Address;

/** One way to another machine: begins connections along it, one at a time. To be used on the reactor thread. */
public interface Connector {

    /** What is under way. */
    enum State {
        DISCONNECTED,
        CONNECTING,
        CONNECTED
    }

    State state();

    /** Begins an attempt. @throws IllegalStateException unless it is {@link State#DISCONNECTED} */
    void connect();

    /** Gives the attempt up that is under way: it fails with a {@link crawler.reactor.error.UserError}. */
    void stopConnecting();

    /** Ends whatever there is: gives an attempt up, or lets a connection end as {@code loseConnection} does. */
    void disconnect();

    /** Where it leads to. */
    Address destination();
}
