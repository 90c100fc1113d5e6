package crawler.reactor.net;

/**
 * A {@link Protocol} that wants to know when one direction of its connection ends. For any other, the end of what comes
 * is the end of the connection. Twisted's {@code IHalfCloseableProtocol}.
 */
public interface HalfCloseable {

    /** The other side will send no more; it may still read. The connection ends with {@code loseConnection}. */
    void readConnectionLost();

    /** All has been sent after {@link Transport#loseWriteConnection()}, and the other side was told that it was all. */
    void writeConnectionLost();
}
