package crawler.reactor.process;

/** The end of a process that all went well for: it has ended with 0. */
public final class ProcessDone extends RuntimeException {
    public ProcessDone() {
        super("A process has ended without apparent errors: process finished with exit code 0.", null, true, false);
    }
}
