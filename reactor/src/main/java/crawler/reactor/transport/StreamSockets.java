package crawler.reactor.transport;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Deferred;
import crawler.reactor.net.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** What differs between kinds of stream sockets: how one is opened at a place, and what carries its bytes. */
interface StreamSockets {

    /** Opens the place for others to connect to. @throws IOException when it cannot be opened */
    ServerSocketChannel listen(int backlog) throws IOException;

    /** Called when the place is closed. */
    void closed();

    /** The places behind the destination, in the order in which they should be tried. */
    Deferred<List<SocketAddress>> resolve();

    /** A socket to connect to a place with. @throws crawler.reactor.error.ConnectBindError when it cannot be bound */
    SocketChannel open(SocketAddress place) throws IOException;

    /** What the protocol of a connection is handed to write to. */
    Transport face(StreamConnection connection);

    /** What the log calls it: TCP or Unix. */
    String kind();

    /** Where it leads to, before a name is resolved. */
    Address destination();

    /** What an error calls the place to listen on. */
    String place();
}
