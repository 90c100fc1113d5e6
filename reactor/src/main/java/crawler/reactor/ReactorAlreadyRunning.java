package crawler.reactor;

/** Thrown by {@link Reactor#run()} while it runs. */
public final class ReactorAlreadyRunning extends IllegalStateException {
    ReactorAlreadyRunning() {
        super("the reactor runs already");
    }
}
