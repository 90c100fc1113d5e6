package crawler.reactor.protocol;

import java.nio.ByteBuffer;

/**
 * A protocol of lines, with raw bytes between them when it asks for those; to be extended. Twisted's {@code
 * LineReceiver}.
 */
public abstract class LineReceiver extends LineOnlyReceiver {
    private boolean lineMode = true;

    /** Lines of up to {@link #MAX_LENGTH} bytes that end with {@code \r\n}. */
    protected LineReceiver() {}

    /** Lines of up to {@link #MAX_LENGTH} bytes that end with {@code delimiter}. */
    protected LineReceiver(String delimiter) {
        super(delimiter);
    }

    protected LineReceiver(byte[] delimiter, int maxLength) {
        super(delimiter, maxLength);
    }

    /** Bytes have come in raw mode. @throws UnsupportedOperationException unless it is overridden */
    public void rawDataReceived(byte[] data) {
        throw new UnsupportedOperationException(logPrefix() + " is in raw mode and must override rawDataReceived");
    }

    /** From now on what comes goes to {@link #rawDataReceived}, beginning with what has come behind the line. */
    public final void setRawMode() {
        lineMode = false;
    }

    /** From now on what comes is lines again. */
    public final void setLineMode() {
        lineMode = true;
    }

    /** {@link #setLineMode()}, beginning with {@code extra}: the raw bytes that were too many. */
    public final void setLineMode(byte[] extra) {
        setLineMode();
        if (extra.length > 0) {
            dataReceived(extra);
        }
    }

    /** Takes away what has come and was not handled, also the beginning of a line. */
    public final byte[] clearLineBuffer() {
        return takeBuffer();
    }

    @Override
    final void take(ByteBuffer source) {
        if (lineMode) {
            super.take(source);
        } else {
            rawDataReceived(takeBuffer());
        }
    }
}
