package crawler.reactor.application;

import crawler.reactor.net.Factory;
import crawler.reactor.net.ReactorTcp;
import crawler.reactor.net.ReactorUnix;
import java.nio.file.Path;

/** A Unix socket that others connect to as a service. */
public final class UNIXServer extends AbstractServer {

    public UNIXServer(ReactorUnix reactor, Path path, Factory factory) {
        super(() -> reactor.listenUNIX(path, factory));
    }

    /** See {@link ReactorUnix#listenUNIX(Path, Factory, int, int, boolean)}. */
    public UNIXServer(ReactorUnix reactor, Path path, Factory factory, int mode, boolean wantPID) {
        super(() -> reactor.listenUNIX(path, factory, ReactorTcp.BACKLOG, mode, wantPID));
    }
}
