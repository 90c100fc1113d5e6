package crawler.conformance.wire;

import crawler.reactor.Reactor;
import crawler.reactor.defer.Failure;
import java.io.PrintStream;

/** What a client says of what happens to it, a line per event, and whether that is what should happen. */
public final class Exchange {
    private final Reactor reactor;
    private final PrintStream out;
    private boolean good;

    public Exchange(Reactor reactor, PrintStream out) {
        this.reactor = reactor;
        this.out = out;
    }

    Reactor reactor() {
        return reactor;
    }

    PrintStream out() {
        return out;
    }

    void tell(String event) {
        out.println(event.replace("\r", "").replace("\n", "\\n"));
        out.flush();
    }

    /** Tells of an end by its kind. */
    void tell(String event, Failure reason) {
        tell(event + reason.value().getClass().getSimpleName());
        System.err.println(reason.value().getMessage());
    }

    /** It is over. */
    void end(boolean asItShould) {
        good = asItShould;
        if (reactor.running()) {
            reactor.stop();
        }
    }

    /** Whether it ended as it should. */
    public boolean good() {
        return good;
    }
}
