package crawler.reactor.transport;

/** What has something to send when the event that runs is over. */
public interface Flushing {
    void flush();
}
