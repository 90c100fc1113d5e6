package crawler.reactor.protocol;

import crawler.reactor.net.Protocol;
import crawler.reactor.net.PushProducer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Sends lines of all printable characters for as long as the other side reads them (RFC 864); a push producer, so that
 * never more than a little waits to be sent. What comes is dropped.
 */
public class Chargen extends Protocol implements PushProducer {
    private static final int FIRST = ' ';
    private static final int CHARACTERS = '~' - FIRST + 1;
    private static final int WIDTH = 72;
    private static final byte[] LINES = lines();
    /** More than any transport takes without pausing its producer; less would be written only by one that never does. */
    private static final int MOST_AT_ONCE = 32 * LINES.length;

    private boolean paused;
    private boolean stopped;

    private static byte[] lines() {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < CHARACTERS; line++) {
            for (int column = 0; column < WIDTH; column++) {
                lines.append((char) (FIRST + (line + column) % CHARACTERS));
            }
            lines.append("\r\n");
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void connectionMade() {
        transport().registerProducer(this);
        resumeProducing();
    }

    @Override
    public void dataReceived(ByteBuffer data) {}

    @Override
    public void pauseProducing() {
        paused = true;
    }

    @Override
    public void resumeProducing() {
        paused = false;
        for (int written = 0; written < MOST_AT_ONCE && !paused && !stopped; written += LINES.length) {
            transport().write(ByteBuffer.wrap(LINES));
        }
    }

    @Override
    public void stopProducing() {
        stopped = true;
    }
}
