package crawler.reactor.process;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Short ways to run a program to its end. Twisted's {@code internet.utils}. To be used on the reactor thread. */
public final class Processes {
    /** As much as a program may say, since all of it is kept. */
    private static final int MOST_OUTPUT = 64 * 1024 * 1024;

    private Processes() {}

    /** What a program has said, and the code that it ended with. */
    public record Output(byte[] out, byte[] err, int code) {
        /** What it wrote to its standard output, as UTF-8. */
        public String text() {
            return new String(out, StandardCharsets.UTF_8);
        }
    }

    /**
     * What the program writes to its standard output. Fails with an {@link IllegalStateException} when it writes to its
     * standard error.
     */
    public static Deferred<byte[]> getProcessOutput(ReactorProcess reactor, ProcessSpec spec) {
        return getProcessOutputAndValue(reactor, spec).addCallback(output -> {
            if (output.err().length > 0) {
                throw new IllegalStateException(
                        "got stderr: " + new String(output.err(), StandardCharsets.UTF_8).strip());
            }
            return output.out();
        });
    }

    /** The code that the program ends with. Fails with a {@link ProcessTerminated} when a signal ends it. */
    public static Deferred<Integer> getProcessValue(ReactorProcess reactor, ProcessSpec spec) {
        return getProcessOutputAndValue(reactor, spec).addCallback(Output::code);
    }

    /**
     * All that the program says and what it ends with. Fails with a {@link ProcessTerminated} when a signal ends it, and
     * with a {@link CannotStartProcess} when it cannot be started. Cancelling it kills the program.
     */
    public static Deferred<Output> getProcessOutputAndValue(ReactorProcess reactor, ProcessSpec spec) {
        Everything everything = new Everything();
        try {
            reactor.spawnProcess(everything, spec);
        } catch (CannotStartProcess e) {
            return Deferred.fail(e);
        }
        return everything.result;
    }

    private static final class Everything extends ProcessProtocol {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Deferred<Output> result = new Deferred<>(cancelled -> kill());
        private boolean tooMuch;

        private void kill() {
            try {
                transport().signalProcess("KILL");
            } catch (ProcessExitedAlready e) { // then it is over
                return;
            }
        }

        @Override
        public void connectionMade() {
            transport().closeStdin();
        }

        @Override
        public void outReceived(byte[] data) {
            keep(out, data);
        }

        @Override
        public void errReceived(byte[] data) {
            keep(err, data);
        }

        private void keep(ByteArrayOutputStream to, byte[] data) {
            if (to.size() + data.length > MOST_OUTPUT) {
                tooMuch = true;
                kill();
                transport().loseConnection();
            } else {
                to.writeBytes(data);
            }
        }

        @Override
        public void processEnded(Failure reason) {
            if (result.called()) { // it was cancelled
                return;
            }
            if (tooMuch) {
                result.errback(new IllegalStateException("the program says more than " + MOST_OUTPUT
                        + " bytes; use spawnProcess, which hands them over as they come"));
                return;
            }
            int code = reason.as(ProcessTerminated.class)
                    .map(ProcessTerminated::exitCode)
                    .map(signalled -> signalled.orElse(-1))
                    .orElse(0);
            if (code < 0) {
                result.errback(reason);
            } else {
                result.callback(new Output(out.toByteArray(), err.toByteArray(), code));
            }
        }
    }
}
