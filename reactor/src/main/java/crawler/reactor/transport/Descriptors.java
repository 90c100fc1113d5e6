package crawler.reactor.transport;

import crawler.reactor.defer.Failure;
import crawler.reactor.log.Log;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * A file descriptor held back for the time when there are no more. With it, connections that cannot be served are taken
 * and closed, so that their other side learns of it at once instead of waiting. The way Twisted handles {@code EMFILE}.
 */
final class Descriptors {
    private static final Path NOTHING = Path.of("/dev/null");
    private static final int REFUSED_AT_ONCE = 1_000;
    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration REST_AFTER_ERROR = Duration.ofSeconds(1);
    private static final double SECONDS_BETWEEN_WARNINGS = 10;

    private final Loop loop;
    private FileChannel reserve;
    private double warned = Double.NEGATIVE_INFINITY;

    Descriptors(Loop loop) {
        this.loop = loop;
    }

    void reserve() {
        if (reserve != null) {
            return;
        }
        try {
            reserve = FileChannel.open(NOTHING, StandardOpenOption.READ);
        } catch (IOException e) { // then nobody can be refused, and connections wait until there is one
            Log.msg("No descriptor could be held back: {}", e.toString());
        }
    }

    void release() {
        if (reserve == null) {
            return;
        }
        try {
            reserve.close();
        } catch (IOException e) {
            Log.err(Failure.of(e), "The descriptor held back could not be closed:");
        }
        reserve = null;
    }

    /** Refuses the connections that wait, if there are no descriptors. @return how long to rest now */
    Duration refuse(ServerSocketChannel server, IOException error) {
        int refused = 0;
        if (reserve != null) {
            release();
            refused = closeWaiting(server);
            reserve();
        }
        warn(error, refused);
        return refused > 0 ? REST : REST_AFTER_ERROR;
    }

    private static int closeWaiting(ServerSocketChannel server) {
        int refused = 0;
        try {
            while (refused < REFUSED_AT_ONCE) {
                SocketChannel channel = server.accept();
                if (channel == null) {
                    break;
                }
                channel.close();
                refused++;
            }
        } catch (IOException e) { // somebody else has taken the descriptor: the rest wait
            Log.msg("No more connections could be refused: {}", e.toString());
        }
        return refused;
    }

    private void warn(IOException error, int refused) {
        double now = loop.seconds();
        if (now - warned < SECONDS_BETWEEN_WARNINGS) {
            return;
        }
        warned = now;
        Log.msg(
                "Connections cannot be accepted ({}); {} were refused. Raise the limit of open files (ulimit -n), or"
                        + " limit the connections.",
                error.getMessage(),
                refused);
    }
}
