package crawler.reactor.net;

/** A {@link Transport} over TCP, with the options of its socket. To be used on the reactor thread. */
public interface TcpTransport extends Transport {

    /** Sends small pieces at once instead of waiting for more (RFC 896); on unless it is switched off. */
    void tcpNoDelay(boolean enabled);

    boolean tcpNoDelay();

    /** Asks an idle other side now and then whether it is still there (RFC 1122, 4.2.3.6). */
    void tcpKeepAlive(boolean enabled);

    boolean tcpKeepAlive();
}
