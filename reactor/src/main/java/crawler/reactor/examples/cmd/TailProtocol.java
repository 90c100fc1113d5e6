package crawler.reactor.examples.cmd;

import crawler.reactor.defer.Failure;
import crawler.reactor.log.Log;
import crawler.reactor.process.ProcessProtocol;
import crawler.reactor.process.ProcessTerminated;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The end of a log, on its way from {@code tail} to whoever asked for it: it is handed over when it is whole. */
final class TailProtocol extends ProcessProtocol {
    /** Ten lines are not longer; a log without line ends could be. */
    private static final int MOST = 1024 * 1024;

    private final Consumer<String> writeCallback;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    TailProtocol(Consumer<String> writeCallback) {
        this.writeCallback = writeCallback;
    }

    @Override
    public void outReceived(byte[] data) {
        read.write(data, 0, Math.min(data.length, MOST - read.size()));
    }

    @Override
    public void processEnded(Failure reason) {
        reason.as(ProcessTerminated.class).ifPresent(end -> Log.msg("{}", end.getMessage()));
        writeCallback.accept("Begin lastlog\n");
        for (String line : read.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.startsWith("==")) {
                writeCallback.accept(line + "\n");
            }
        }
        writeCallback.accept("End lastlog\n");
    }
}
