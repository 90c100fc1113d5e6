package crawler.reactor.protocol;

/** Thrown when a string is to be sent whose length does not fit into the bytes before it. */
public final class StringTooLongError extends IllegalArgumentException {
    StringTooLongError(int length, int prefixLength) {
        super("a string of " + length + " bytes cannot be sent behind a length of " + prefixLength
                + " byte(s); send it in parts, or use a wider prefix");
    }
}
