package crawler.reactor.process;

import java.util.OptionalInt;

/** The end of a process that ended with another code than 0, or by a signal. */
public final class ProcessTerminated extends RuntimeException {
    private static final int BY_SIGNAL = 128;
    private static final int MOST_SIGNALS = 64;

    private final int status;

    /** @param status as the JDK and shells tell it: the exit code, or 128 more than the signal */
    public ProcessTerminated(int status) {
        super(
                "A process has ended with a probable error condition: process ended "
                        + (isSignal(status) ? "by signal " + (status - BY_SIGNAL) : "with exit code " + status) + ".",
                null,
                true,
                false);
        this.status = status;
    }

    private static boolean isSignal(int status) {
        return status > BY_SIGNAL && status <= BY_SIGNAL + MOST_SIGNALS;
    }

    /** What the process ended with; nothing when it was a signal. */
    public OptionalInt exitCode() {
        return isSignal(status) ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** The signal that has ended it. */
    public OptionalInt signal() {
        return isSignal(status) ? OptionalInt.of(status - BY_SIGNAL) : OptionalInt.empty();
    }

    /** The exit code, or 128 more than the signal; the JDK does not tell these apart. */
    public int status() {
        return status;
    }
}
