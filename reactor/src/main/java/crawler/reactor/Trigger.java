package crawler.reactor;

import java.util.concurrent.Callable;

/** A registered system event trigger, for taking it back. */
public final class Trigger {
    final Phase phase;
    final String event;
    final Callable<?> call;

    Trigger(Phase phase, String event, Callable<?> call) {
        this.phase = phase;
        this.event = event;
        this.call = call;
    }

    @Override
    public String toString() {
        return phase + " " + event;
    }
}
