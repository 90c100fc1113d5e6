package crawler.reactor.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A protocol of byte strings that say how long they are; its kinds differ in how they say it. */
public abstract sealed class StringReceiver extends Receiver permits IntStringReceiver, NetstringReceiver {
    /** How long a string may be. Twisted's {@code MAX_LENGTH}. */
    public static final int MAX_LENGTH = 99_999;

    private final int maxLength;
    private boolean broken;

    StringReceiver(int maxLength) {
        if (maxLength < 0) {
            throw new IllegalArgumentException("a string cannot be limited to " + maxLength + " bytes");
        }
        this.maxLength = maxLength;
    }

    /** A string has come. */
    public abstract void stringReceived(byte[] string);

    /**
     * Sends a string behind its length. The array is the transport's from now on.
     *
     * @throws StringTooLongError when its length cannot be told
     */
    public abstract void sendString(byte[] string);

    /** Sends a string in UTF-8. */
    public final void sendString(String string) {
        sendString(string.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A string is announced that is longer than it may be: ends the connection, unless it is overridden. Whatever comes
     * behind it is dropped, since nobody knows what it is.
     */
    public void lengthLimitExceeded(long length) {
        transport().loseConnection();
    }

    /** Takes a string out of {@code source}, or a part of one. */
    abstract void takeString(ByteBuffer source);

    @Override
    final void take(ByteBuffer source) {
        if (broken) {
            source.position(source.limit());
        } else {
            takeString(source);
        }
    }

    /** Whether a string may be so long; if not, nothing is received any more. */
    final boolean allows(long length) {
        if (length > maxLength) {
            breaks();
            lengthLimitExceeded(length);
        }
        return !broken;
    }

    final int maxLength() {
        return maxLength;
    }

    /** Nothing that comes can be understood from now on. */
    final void breaks() {
        broken = true;
    }
}
