package crawler.reactor.process;

import crawler.reactor.net.Consumer;
import crawler.reactor.net.PushProducer;
import java.nio.charset.StandardCharsets;

/**
 * A child process as its protocol acts on it. To be used on the reactor thread; nothing here blocks. As a consumer it is
 * the child's standard input; as a {@link PushProducer} it is what the child says: paused, it is not read, so that the
 * child has to wait. Twisted's {@code IProcessTransport}.
 */
public interface ProcessTransport extends Consumer, PushProducer {

    /** Writes text in UTF-8 to the child's standard input. */
    default void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Closes the child's standard input when all that was written has been taken. */
    void closeStdin();

    /** Reads no more of the child's standard output; a child that writes to it is killed by the system, or told. */
    void closeStdout();

    /** Reads no more of the child's standard error. */
    void closeStderr();

    /** Closes all three; the child is not told otherwise. */
    void loseConnection();

    /**
     * Sends a signal.
     *
     * @param name such as {@code TERM}, {@code KILL} or {@code INT}, with or without {@code SIG}; or a number
     * @throws ProcessExitedAlready when there is nobody to take it
     */
    void signalProcess(String name);

    /** The child's number in the system. */
    long pid();
}
