package crawler.reactor.memory;

import crawler.reactor.defer.Failure;
import crawler.reactor.net.Producer;
import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;
import crawler.reactor.process.ProcessDone;
import crawler.reactor.process.ProcessExitedAlready;
import crawler.reactor.process.ProcessProtocol;
import crawler.reactor.process.ProcessSpec;
import crawler.reactor.process.ProcessTerminated;
import crawler.reactor.process.ProcessTransport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A child process that a test plays: it remembers what was done to it, and says and ends what and when the test wants. To
 * be used on the reactor thread.
 */
public final class MemoryProcess implements ProcessTransport {
    private static final int BY_SIGNAL = 128;

    private final ProcessProtocol protocol;
    private final ProcessSpec spec;
    private final long pid;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<String> signals = new ArrayList<>();
    private Optional<Producer> producer = Optional.empty();
    private boolean stdinClosed;
    private boolean stdoutClosed;
    private boolean stderrClosed;
    private boolean paused;
    private boolean exited;

    /** One that was started; the reactor joins it to its protocol. */
    public MemoryProcess(ProcessProtocol protocol, ProcessSpec spec, long pid) {
        this.protocol = protocol;
        this.spec = spec;
        this.pid = pid;
    }

    /** What was started. */
    public ProcessSpec spec() {
        return spec;
    }

    /** All that was written to its standard input, as UTF-8. */
    public String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /** Whether its standard input was closed. */
    public boolean stdinClosed() {
        return stdinClosed;
    }

    /** The signals that were sent to it, by their names. */
    public List<String> signals() {
        return List.copyOf(signals);
    }

    /** Whether its protocol wants it to say no more for now. */
    public boolean paused() {
        return paused;
    }

    /** Whether it has ended. */
    public boolean exited() {
        return exited;
    }

    /** It says something on its standard output. */
    public void out(String text) {
        if (!stdoutClosed) {
            protocol.outReceived(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** It says something on its standard error. */
    public void err(String text) {
        if (!stderrClosed) {
            protocol.errReceived(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** It ends with an exit code. @throws IllegalStateException when it has ended */
    public void exit(int code) {
        end(Failure.of(code == 0 ? new ProcessDone() : new ProcessTerminated(code)));
    }

    /** A signal ends it. @throws IllegalStateException when it has ended */
    public void die(int signal) {
        end(Failure.of(new ProcessTerminated(BY_SIGNAL + signal)));
    }

    private void end(Failure reason) {
        if (exited) {
            throw new IllegalStateException("the process has ended before: " + spec);
        }
        exited = true;
        protocol.processExited(reason);
        loseStdin();
        closeStdout();
        closeStderr();
        protocol.processEnded(reason);
    }

    @Override
    public void write(byte[] data) {
        if (!stdinClosed) {
            written.writeBytes(data);
        }
    }

    @Override
    public void registerProducer(PushProducer registered) {
        producer = Optional.of(registered);
    }

    @Override
    public void registerProducer(PullProducer registered) {
        producer = Optional.of(registered);
    }

    /** What writes to its standard input, when something is registered. */
    public Optional<Producer> producer() {
        return producer;
    }

    @Override
    public void unregisterProducer() {
        producer = Optional.empty();
    }

    @Override
    public void closeStdin() {
        loseStdin();
    }

    private void loseStdin() {
        if (!stdinClosed) {
            stdinClosed = true;
            protocol.inConnectionLost();
        }
    }

    @Override
    public void closeStdout() {
        if (!stdoutClosed) {
            stdoutClosed = true;
            protocol.outConnectionLost();
        }
    }

    @Override
    public void closeStderr() {
        if (!stderrClosed) {
            stderrClosed = true;
            protocol.errConnectionLost();
        }
    }

    @Override
    public void loseConnection() {
        closeStdin();
        closeStdout();
        closeStderr();
    }

    @Override
    public void pauseProducing() {
        paused = true;
    }

    @Override
    public void resumeProducing() {
        paused = false;
    }

    @Override
    public void stopProducing() {
        loseConnection();
    }

    /** Remembers the signal; what it leads to is for the test to play, with {@link #die}. */
    @Override
    public void signalProcess(String name) {
        if (exited) {
            throw new ProcessExitedAlready();
        }
        signals.add(name);
    }

    @Override
    public long pid() {
        return pid;
    }
}
