package crawler.reactor.transport;

import crawler.reactor.address.NameResolver;
import crawler.reactor.time.Action;
import crawler.reactor.time.ReactorTime;

/** An event loop as the transports see it that it carries. To be used on the reactor thread, except where it says so. */
public interface Loop extends ReactorTime {

    /** What it waits with. */
    Channels channels();

    /** How names become addresses. */
    NameResolver resolver();

    /** Has {@code action} run on the reactor thread. May be called from any thread. */
    void callFromThread(Action action);

    /** Has {@code action} run on a worker thread. */
    void callInThread(Action action);
}
