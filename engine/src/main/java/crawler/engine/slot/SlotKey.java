package crawler.engine.slot;

import crawler.engine.Request;

/**
 * Tells into which slot a request goes. An implementation of one's own is named in DOWNLOAD_SLOT_BY; it has a public
 * constructor without parameters or with a {@link crawler.engine.Crawler}.
 */
@FunctionalInterface
public interface SlotKey {

    /** The same for the same request each time. */
    String of(Request request);

    /** Each host is a slot. */
    static SlotKey host() {
        return Request::host;
    }

    /** All hosts of a registrable domain (a public suffix and one label) are a slot; other hosts each. */
    static SlotKey domain() {
        return new DomainKey();
    }
}
