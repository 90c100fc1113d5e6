package crawler.reactor;

/** Thrown by {@link Reactor#stop()} when there is nothing to stop. */
public final class ReactorNotRunning extends IllegalStateException {
    ReactorNotRunning() {
        super("Can't stop reactor that isn't running.");
    }
}
