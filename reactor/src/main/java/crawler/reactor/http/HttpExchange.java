package crawler.reactor.http;

import crawler.reactor.address.Address;
import java.util.Optional;

/** A request under way. To be used on the reactor thread. */
public interface HttpExchange {

    /** Gives it up: its receiver is called no more, and its connection is thrown away. */
    void cancel();

    /** Reads no more of the answer until {@link #resume()}; what is being handed over still comes. */
    void pause();

    void resume();

    /** Who answers; nothing before there is a connection. */
    Optional<Address> peer();
}
