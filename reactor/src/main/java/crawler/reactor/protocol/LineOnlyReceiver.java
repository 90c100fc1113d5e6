package crawler.reactor.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A protocol of lines and nothing else; to be extended. Its lines end with {@code \r\n} unless it is told otherwise, and
 * no more of a line is held than it may be long. Twisted's {@code LineOnlyReceiver}.
 */
public abstract class LineOnlyReceiver extends Receiver {
    /** How long a line may be, without its delimiter. Twisted's {@code MAX_LENGTH}. */
    public static final int MAX_LENGTH = 16_384;

    private static final byte[] CRLF = {'\r', '\n'};

    private final Line line;
    private final int maxLength;

    /** Lines of up to {@link #MAX_LENGTH} bytes that end with {@code \r\n}. */
    protected LineOnlyReceiver() {
        this(CRLF, MAX_LENGTH);
    }

    /** Lines of up to {@link #MAX_LENGTH} bytes that end with {@code delimiter}. */
    protected LineOnlyReceiver(String delimiter) {
        this(delimiter.getBytes(StandardCharsets.UTF_8), MAX_LENGTH);
    }

    protected LineOnlyReceiver(byte[] delimiter, int maxLength) {
        if (maxLength < 0) {
            throw new IllegalArgumentException("a line cannot be limited to " + maxLength + " bytes");
        }
        this.line = new Line(delimiter);
        this.maxLength = maxLength;
    }

    /** A line has come; it is given without its delimiter. */
    public abstract void lineReceived(byte[] line);

    /**
     * A line is longer than it may be: ends the connection, unless it is overridden.
     *
     * @param data as much as has come of the line, and what came behind it
     */
    public void lineLengthExceeded(byte[] data) {
        transport().loseConnection();
    }

    /** Sends a line and its delimiter. The array is the transport's from now on. */
    public final void sendLine(byte[] sent) {
        transport().write(sent);
        transport().write(ByteBuffer.wrap(line.delimiter()));
    }

    /** Sends a line in UTF-8 and its delimiter. */
    public final void sendLine(String sent) {
        sendLine(sent.getBytes(StandardCharsets.UTF_8));
    }

    /** Has lines end in another way, beginning with the one that is being received. */
    public final void delimiter(String delimiter) {
        line.delimiter(delimiter.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    void take(ByteBuffer source) {
        int end = line.endIn(source);
        int length = line.lengthTo(source, end < 0 ? source.limit() : end) - line.delimiter().length;
        if (length > maxLength || (end < 0 && length == maxLength)) {
            lineLengthExceeded(takeBuffer());
        } else if (end < 0) {
            line.begin(source);
        } else {
            lineReceived(line.take(source, end));
        }
    }

    /** Takes all that has come and was not handled. */
    final byte[] takeBuffer() {
        return line.takeWith(takeArrivals());
    }
}
