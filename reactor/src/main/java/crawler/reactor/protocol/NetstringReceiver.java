package crawler.reactor.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A protocol of strings in D. J. Bernstein's netstrings, such as {@code 5:hello,}; to be extended. What is no netstring
 * ends the connection. Twisted's {@code NetstringReceiver}.
 */
public abstract non-sealed class NetstringReceiver extends StringReceiver {
    private static final byte[] COMMA = {','};
    private static final int NO_DIGIT_YET = -1;

    private final Body body = new Body();
    private long length = NO_DIGIT_YET;
    private boolean inBody;

    protected NetstringReceiver() {
        this(MAX_LENGTH);
    }

    /** @param maxLength how long a string may be that is received */
    protected NetstringReceiver(int maxLength) {
        super(maxLength);
    }

    @Override
    public final void sendString(byte[] string) {
        transport().write(ByteBuffer.wrap((string.length + ":").getBytes(StandardCharsets.US_ASCII)));
        transport().write(string);
        transport().write(ByteBuffer.wrap(COMMA));
    }

    /** Something came that is no netstring: ends the connection, unless it is overridden. Nothing is received any more. */
    public void netstringInvalid(String why) {
        transport().loseConnection();
    }

    @Override
    final void takeString(ByteBuffer source) {
        if (!inBody && !takeLength(source)) {
            return;
        }
        if (body.fill(source) && source.hasRemaining()) {
            takeComma(source);
        }
    }

    private boolean takeLength(ByteBuffer source) {
        while (source.hasRemaining()) {
            byte next = source.get();
            if (next == ':' && length != NO_DIGIT_YET) {
                inBody = true;
                body.expect((int) length);
                return true;
            }
            if (!takeDigit(next)) {
                return false;
            }
        }
        return false;
    }

    private boolean takeDigit(byte digit) {
        if (digit < '0' || digit > '9' || length == 0) {
            invalid("a length must be digits without a leading zero, and then a colon");
            return false;
        }
        length = Math.max(length, 0) * 10 + digit - '0';
        return allows(length);
    }

    private void takeComma(ByteBuffer source) {
        if (source.get() != ',') {
            invalid("a string of " + length + " bytes must be followed by a comma");
            return;
        }
        inBody = false;
        length = NO_DIGIT_YET;
        stringReceived(body.take());
    }

    private void invalid(String why) {
        breaks();
        netstringInvalid(why);
    }
}
