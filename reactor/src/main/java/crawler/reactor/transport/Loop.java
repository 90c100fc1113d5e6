package crawler.reactor.transport;

import crawler.reactor.address.NameResolver;
import crawler.reactor.tls.TlsLoop;

/** An event loop as the transports see it that it carries. To be used on the reactor thread, except where it says so. */
public interface Loop extends TlsLoop {

    /** What it waits with. */
    Channels channels();

    /** How names become addresses. */
    NameResolver resolver();
}
