package crawler.reactor.process;

import crawler.reactor.defer.Failure;

/**
 * One child process as the program sees it; to be extended. All methods are called on the reactor thread.
 *
 * <p>The order is {@link #connectionMade}; then what the child says, and the end of each of its pipes once; {@link
 * #processExited} when it has ended, which may be before all it said was read; and {@link #processEnded} last, when it has
 * ended and all pipes are closed. A child of the child may hold them open longer.
 */
public abstract class ProcessProtocol {
    private ProcessTransport transport;

    /** The way to the child; stays after it has ended. @throws IllegalStateException before it was started */
    public final ProcessTransport transport() {
        if (transport == null) {
            throw new IllegalStateException(logPrefix() + " has no transport: its process has not been started");
        }
        return transport;
    }

    /** Joins this to its child; for reactors, and for tests that bring a transport. */
    public final void makeConnection(ProcessTransport made) {
        this.transport = made;
        connectionMade();
    }

    /** The child was started. */
    public void connectionMade() {}

    /** The child has written to its standard output: any number of bytes, at least one. */
    public void outReceived(byte[] data) {}

    /** The child has written to its standard error. */
    public void errReceived(byte[] data) {}

    /** Nothing can be written to the child any more. */
    public void inConnectionLost() {}

    /** The child's standard output was closed. */
    public void outConnectionLost() {}

    /** The child's standard error was closed. */
    public void errConnectionLost() {}

    /** The child has ended, with a {@link ProcessDone} or a {@link ProcessTerminated}. */
    public void processExited(Failure reason) {}

    /** The child has ended and nothing of it is left to be read; the last thing that is told of it. */
    public void processEnded(Failure reason) {}

    /** Stands for this protocol in the log. */
    public String logPrefix() {
        String name = getClass().getSimpleName();
        return name.isEmpty() ? "ProcessProtocol" : name;
    }
}
