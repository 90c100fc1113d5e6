package crawler.reactor.net;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What of a reactor opens Unix sockets, which have a file's path for an address. Twisted's {@code IReactorUNIX}. Streams
 * only: the JDK has no Unix datagrams. To be used on the reactor thread.
 */
public interface ReactorUnix {

    /** Anybody may connect. */
    int MODE = 0666;

    /** {@link #listenUNIX(Path, Factory, int, int, boolean)} for anybody, without a lock. */
    default Port listenUNIX(Path path, Factory factory) {
        return listenUNIX(path, factory, ReactorTcp.BACKLOG, MODE, false);
    }

    /**
     * Has {@code factory} build a protocol for each connection that comes in. The socket's file is removed when the port
     * is closed.
     *
     * @param mode who may connect: the permissions of the socket's file, such as {@code 0660}
     * @param wantPID holds {@code path.lock} for this process, and so knows, and removes, a file that a process has left
     *     behind that is no more; Twisted's programs and these keep out of each other's way by it
     * @throws crawler.reactor.error.CannotListenError when it cannot be opened
     */
    Port listenUNIX(Path path, Factory factory, int backlog, int mode, boolean wantPID);

    default Connector connectUNIX(Path path, ClientFactory factory) {
        return connectUNIX(path, factory, ReactorTcp.CONNECT_TIMEOUT, false);
    }

    /**
     * Begins a connection. What becomes of it, {@code factory} is told in a later turn.
     *
     * @param checkPID fails at once unless a living process holds {@code path.lock}
     */
    Connector connectUNIX(Path path, ClientFactory factory, Duration timeout, boolean checkPID);
}
