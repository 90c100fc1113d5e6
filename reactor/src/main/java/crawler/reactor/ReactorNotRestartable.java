package crawler.reactor;

/** Thrown by {@link Reactor#run()} after it was stopped. */
public final class ReactorNotRestartable extends IllegalStateException {
    ReactorNotRestartable() {
        super("a stopped reactor cannot be run again; make a new one");
    }
}
