package crawler.reactor.protocol;

import java.nio.ByteBuffer;

/** A protocol of strings behind their length as a big-endian number of 1, 2 or 4 bytes. Twisted's {@code IntNStringReceiver}. */
public abstract sealed class IntStringReceiver extends StringReceiver
        permits Int8StringReceiver, Int16StringReceiver, Int32StringReceiver {
    private final int prefixLength;
    private final Body body = new Body();
    private int prefixTaken;
    private long length;

    IntStringReceiver(int prefixLength, int maxLength) {
        super(maxLength);
        this.prefixLength = prefixLength;
    }

    @Override
    public final void sendString(byte[] string) {
        if (string.length >= 1L << (Byte.SIZE * prefixLength)) {
            throw new StringTooLongError(string.length, prefixLength);
        }
        ByteBuffer prefix = ByteBuffer.allocate(prefixLength);
        for (int i = prefixLength - 1; i >= 0; i--) {
            prefix.put((byte) (string.length >>> (Byte.SIZE * i)));
        }
        transport().write(prefix.flip());
        transport().write(string);
    }

    @Override
    final void takeString(ByteBuffer source) {
        if (prefixTaken < prefixLength && !takePrefix(source)) {
            return;
        }
        if (body.fill(source)) {
            prefixTaken = 0;
            length = 0;
            stringReceived(body.take());
        }
    }

    private boolean takePrefix(ByteBuffer source) {
        while (prefixTaken < prefixLength && source.hasRemaining()) {
            length = length << Byte.SIZE | source.get() & 0xFF;
            prefixTaken++;
        }
        if (prefixTaken < prefixLength || !allows(length)) {
            return false;
        }
        body.expect((int) length);
        return true;
    }
}
