package crawler.reactor.net;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Deferred;

/** A place where connections or datagrams come in. To be used on the reactor thread. */
public interface Port {

    /** Where it listens, with the real number when 0 was asked for; stays after it was closed. */
    Address host();

    /** Opens it again. @throws crawler.reactor.error.CannotListenError when it cannot be opened */
    void startListening();

    /** Closes it; connections that are made stay. Fires, in a later turn, when the socket is closed. */
    Deferred<Void> stopListening();
}
