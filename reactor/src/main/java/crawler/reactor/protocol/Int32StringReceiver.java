package crawler.reactor.protocol;

/** A protocol of strings behind a number of four bytes, and of up to {@link #MAX_LENGTH} bytes unless it is told otherwise; to be extended. */
public abstract non-sealed class Int32StringReceiver extends IntStringReceiver {

    protected Int32StringReceiver() {
        this(MAX_LENGTH);
    }

    /** @param maxLength how long a string may be that is received */
    protected Int32StringReceiver(int maxLength) {
        super(4, maxLength);
    }
}
