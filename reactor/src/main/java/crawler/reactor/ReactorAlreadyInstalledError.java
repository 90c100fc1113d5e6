package crawler.reactor;

/** Thrown when a reactor is installed after another was installed or used. */
public final class ReactorAlreadyInstalledError extends IllegalStateException {
    ReactorAlreadyInstalledError() {
        super("reactor already installed: install one before the first use of Reactors.get()");
    }
}
