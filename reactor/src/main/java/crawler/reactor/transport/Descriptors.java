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
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A few file descriptors held back by a port for the time when there are no more.
 *
 * <p>Then they are let go and the port rests: connections that wait are taken and closed, so that their other side learns
 * of it at once, and the program has descriptors for what it needs to go on, such as the files of classes that it has not
 * loaded yet. Twisted holds one back, for the closing alone.
 */
final class Descriptors {
    /** How long a port rests before it looks whether there are descriptors again. */
    static final Duration REST = Duration.ofMillis(100);

    private static final Path NOTHING = Path.of("/dev/null");
    private static final int HELD_BACK = 4;
    private static final int REFUSED_AT_ONCE = 1_000;
    private static final double SECONDS_BETWEEN_WARNINGS = 10;

    private final Loop loop;
    private final Deque<FileChannel> held = new ArrayDeque<>(HELD_BACK);
    private double warned = Double.NEGATIVE_INFINITY;

    Descriptors(Loop loop) {
        this.loop = loop;
    }

    /** Holds some back; false, and nothing is held, when there would not be as many left for the program. */
    boolean holdBack() {
        try {
            while (held.size() < 2 * HELD_BACK) {
                held.add(FileChannel.open(NOTHING, StandardOpenOption.READ));
            }
        } catch (IOException e) {
            letGo();
            return false;
        }
        close(HELD_BACK);
        return true;
    }

    void letGo() {
        close(0);
    }

    private void close(int butFor) {
        while (held.size() > butFor) {
            try {
                held.remove().close();
            } catch (IOException e) {
                Log.err(Failure.of(e), "A descriptor that was held back could not be closed:");
            }
        }
    }

    /** Lets go of the descriptors, and with them refuses the connections that wait. */
    void refuseWaiting(ServerSocketChannel server, IOException error) {
        letGo();
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
        } catch (IOException e) { // somebody else was quicker to take the descriptors: the rest wait
            error.addSuppressed(e);
        }
        warn(error, refused);
    }

    private void warn(IOException error, int refused) {
        double now = loop.seconds();
        if (now - warned < SECONDS_BETWEEN_WARNINGS) {
            return;
        }
        warned = now;
        Log.msg(
                "Connections cannot be accepted ({}); {} were refused just now. Raise the limit of open files (ulimit -n),"
                        + " or limit the connections.",
                error.getMessage(),
                refused);
    }
}
