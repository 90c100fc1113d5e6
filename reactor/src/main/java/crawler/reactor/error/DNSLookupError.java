package crawler.reactor.error;

/** A name that has no address, as far as the resolver could tell. */
public final class DNSLookupError extends ConnectError {
    public DNSLookupError(String host, Throwable cause) {
        super("DNS lookup failed: no address for \"" + host + "\". Check the name and the network.", cause);
    }
}
