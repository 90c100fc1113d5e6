package crawler.reactor.process;

import crawler.reactor.defer.Failure;
import crawler.reactor.log.Log;
import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;
import crawler.reactor.process.NamedPipes.NamedPipe;
import crawler.reactor.time.Action;
import crawler.reactor.transport.Loop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A child process whose three pipes stand on the loop's selector. */
final class Child implements ProcessTransport {
    private static final int KILL_SECONDS = 10;

    private final Loop loop;
    private final ProcessProtocol protocol;
    private final Process process;
    private final Runnable over;
    private final PipeWriter in;
    private final PipeReader out;
    private final PipeReader err;
    private Optional<Failure> exit = Optional.empty();
    private boolean ended;

    /**
     * @param pipes for its standard input, output and error; those ends are closed here that are the child's
     * @param over is called when all of it has ended
     */
    Child(Loop loop, ProcessProtocol protocol, Process process, List<NamedPipe> pipes, Runnable over)
            throws IOException {
        this.loop = loop;
        this.protocol = protocol;
        this.process = process;
        this.over = over;
        pipes.get(0).pipe().source().close();
        pipes.get(1).pipe().sink().close();
        pipes.get(2).pipe().sink().close();
        String name = protocol.logPrefix();
        this.in = new PipeWriter(
                loop, pipes.get(0).pipe().sink(), name, () -> lost("inConnectionLost", protocol::inConnectionLost));
        this.out = new PipeReader(
                loop,
                pipes.get(1).pipe().source(),
                name,
                protocol::outReceived,
                () -> lost("outConnectionLost", protocol::outConnectionLost));
        this.err = new PipeReader(
                loop,
                pipes.get(2).pipe().source(),
                name,
                protocol::errReceived,
                () -> lost("errConnectionLost", protocol::errConnectionLost));
    }

    void begin() {
        tell("connectionMade", () -> protocol.makeConnection(this));
        process.onExit().thenAccept(ended -> loop.callFromThread(() -> exited(ended.exitValue())));
    }

    private void exited(int status) {
        exit = Optional.of(Failure.of(status == 0 ? new ProcessDone() : new ProcessTerminated(status)));
        Log.withPrefix(protocol.logPrefix(), () -> {
            tell("processExited", () -> protocol.processExited(exit.get()));
            in.closeNow();
            endIfAllIsOver();
        });
    }

    private void lost(String what, Action event) {
        tell(what, event);
        endIfAllIsOver();
    }

    private void endIfAllIsOver() {
        if (exit.isPresent() && !in.isOpen() && !out.isOpen() && !err.isOpen() && !ended) {
            ended = true;
            over.run();
            tell("processEnded", () -> protocol.processEnded(exit.get()));
        }
    }

    private void tell(String what, Action event) {
        try {
            event.run();
        } catch (Throwable e) {
            Log.err(Failure.caught(e), "Unhandled Error in " + what + " of " + protocol.logPrefix() + ":");
        }
    }

    @Override
    public void write(byte[] data) {
        in.write(data);
    }

    @Override
    public void registerProducer(PushProducer producer) {
        in.register(producer);
    }

    @Override
    public void registerProducer(PullProducer producer) {
        in.register(producer);
        if (in.isOpen()) {
            producer.resumeProducing();
        }
    }

    @Override
    public void unregisterProducer() {
        in.unregister();
    }

    @Override
    public void pauseProducing() {
        out.pause(true);
        err.pause(true);
    }

    @Override
    public void resumeProducing() {
        out.pause(false);
        err.pause(false);
    }

    @Override
    public void stopProducing() {
        loseConnection();
    }

    @Override
    public void closeStdin() {
        in.close();
    }

    @Override
    public void closeStdout() {
        loop.callLater(Duration.ZERO, out::close);
    }

    @Override
    public void closeStderr() {
        loop.callLater(Duration.ZERO, err::close);
    }

    @Override
    public void loseConnection() {
        closeStdin();
        closeStdout();
        closeStderr();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void signalProcess(String name) {
        String signal = name.startsWith("SIG") ? name.substring("SIG".length()) : name;
        if (!signal.matches("[A-Z0-9+-]+")) {
            throw new IllegalArgumentException("\"" + name + "\" is no signal; try TERM, KILL or INT");
        }
        if (exit.isPresent() || !process.isAlive()) {
            throw new ProcessExitedAlready();
        }
        switch (signal) {
            case "TERM", "15" -> process.toHandle().destroy();
            case "KILL", "9" -> process.toHandle().destroyForcibly();
            default -> loop.callInThread(() -> kill(signal));
        }
    }

    /** The JDK knows two signals; a shell knows the others. */
    private void kill(String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", signal, String.valueOf(pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!kill.waitFor(KILL_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            Log.msg("The signal {} could not be sent to process {}: no such signal, or it has ended.", signal, pid());
        }
    }
}
