package crawler.reactor.protocol;

/** A protocol of strings behind a number of one byte, so of up to 255 bytes; to be extended. */
public abstract non-sealed class Int8StringReceiver extends IntStringReceiver {

    protected Int8StringReceiver() {
        this(MAX_LENGTH);
    }

    /** @param maxLength how long a string may be that is received */
    protected Int8StringReceiver(int maxLength) {
        super(1, maxLength);
    }
}
