package crawler.reactor.tls;

import crawler.reactor.time.Action;
import crawler.reactor.time.ReactorTime;

/** A loop as TLS needs it: time, workers, and buffers. */
public interface TlsLoop extends ReactorTime {

    /** Has {@code action} run on the reactor thread, in a later turn. May be called from any thread. */
    void callFromThread(Action action);

    /** Has {@code action} run on a worker thread. */
    void callInThread(Action action);

    /** What all TLS connections of the loop share. */
    Packets packets();
}
