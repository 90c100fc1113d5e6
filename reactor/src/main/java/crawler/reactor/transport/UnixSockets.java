package crawler.reactor.transport;

import crawler.reactor.address.Address;
import crawler.reactor.address.UnixAddress;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectError;
import crawler.reactor.log.Log;
import crawler.reactor.net.Transport;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Unix sockets at a path. */
final class UnixSockets implements StreamSockets {
    private static final PosixFilePermission[] FROM_THE_LOWEST_BIT = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ
    };

    private final Loop loop;
    private final Path path;
    private final Set<PosixFilePermission> permissions;
    private final Optional<PidLock> lock;
    /** The file that this has made, so that no other is removed. */
    private Optional<Object> made = Optional.empty();

    UnixSockets(Loop loop, Path path, int mode, boolean locked) {
        this.loop = loop;
        this.path = path;
        this.permissions = permissions(mode);
        this.lock = locked ? Optional.of(new PidLock(Path.of(path + ".lock"))) : Optional.empty();
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        if (mode < 0 || mode > 0777) {
            throw new IllegalArgumentException(
                    "the mode of a socket's file is from 0 to 0777, not 0" + Integer.toOctalString(mode));
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < FROM_THE_LOWEST_BIT.length; i++) {
            if ((mode >> i & 1) != 0) {
                permissions.add(FROM_THE_LOWEST_BIT[i]);
            }
        }
        return permissions;
    }

    @Override
    public ServerSocketChannel listen(int backlog) throws IOException {
        if (lock.isPresent() && !lock.get().take()) {
            throw new BindException("the process " + lock.get().holder() + " holds " + path + ".lock");
        }
        ServerSocketChannel server = loop.channels().provider().openServerSocketChannel(StandardProtocolFamily.UNIX);
        try {
            if (lock.isPresent()) {
                removeStale();
            }
            bind(server, backlog);
            return server;
        } catch (IOException e) {
            server.close();
            closed();
            throw e;
        }
    }

    /** Only a socket is ever removed: a file of another kind was put there by somebody who did not mean us. */
    private void removeStale() throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && attributes().isOther()
                && !lock.orElseThrow().wasFree()) {
            Files.delete(path);
        }
    }

    private void bind(ServerSocketChannel server, int backlog) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new BindException("Address already in use (if no server lives there any more, remove the file;"
                    + " a server that listens with wantPID does so by itself)");
        }
        server.bind(UnixDomainSocketAddress.of(path), backlog);
        made = Optional.ofNullable(attributes().fileKey());
        Files.setPosixFilePermissions(path, permissions);
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void closed() {
        try {
            if (made.isPresent()
                    && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    && made.equals(Optional.ofNullable(attributes().fileKey()))) {
                Files.delete(path);
            }
            made = Optional.empty();
            if (lock.isPresent()) {
                lock.get().release();
            }
        } catch (IOException e) {
            Log.err(Failure.of(e), "The file of a closed Unix socket could not be removed:");
        }
    }

    @Override
    public Deferred<List<SocketAddress>> resolve() {
        if (lock.isPresent() && !lock.get().isHeld()) {
            return Deferred.fail(
                    new ConnectError("No living process holds " + path + ".lock, so nobody serves " + path + "."));
        }
        return Deferred.succeed(List.of(UnixDomainSocketAddress.of(path)));
    }

    @Override
    public SocketChannel open(SocketAddress place) throws IOException {
        return loop.channels().provider().openSocketChannel(StandardProtocolFamily.UNIX);
    }

    @Override
    public Transport face(StreamConnection connection) {
        return connection;
    }

    @Override
    public String kind() {
        return "UNIX";
    }

    @Override
    public Address destination() {
        return new UnixAddress(path);
    }

    @Override
    public String place() {
        return path.toString();
    }
}
