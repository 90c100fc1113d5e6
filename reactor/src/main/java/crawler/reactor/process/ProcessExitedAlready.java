package crawler.reactor.process;

/** Thrown when a signal is sent to a process that has ended. */
public final class ProcessExitedAlready extends IllegalStateException {
    public ProcessExitedAlready() {
        super("the process has ended already and takes no signals");
    }
}
