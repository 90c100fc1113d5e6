package crawler.reactor.protocol;

/** A protocol of strings behind a number of two bytes, so of up to 65,535 bytes; to be extended. */
public abstract non-sealed class Int16StringReceiver extends IntStringReceiver {

    protected Int16StringReceiver() {
        this(MAX_LENGTH);
    }

    /** @param maxLength how long a string may be that is received */
    protected Int16StringReceiver(int maxLength) {
        super(2, maxLength);
    }
}
