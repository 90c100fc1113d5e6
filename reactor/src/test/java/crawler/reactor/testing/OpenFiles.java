package crawler.reactor.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sockets and pipes that this process has open, as the system tells; none where it does not tell. */
final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** What the JDK opens once and keeps, it shall have opened before anything is compared. */
    static {
        try (ServerSocketChannel server = ServerSocketChannel.open();
                DatagramChannel datagrams = DatagramChannel.open();
                Selector selector = Selector.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            datagrams.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private OpenFiles() {}

    static Set<String> now() {
        Set<String> open = new HashSet<>();
        if (!Files.isDirectory(DESCRIPTORS)) {
            return open;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : all) {
                addIfSocketOrPipe(descriptor, open);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return open;
    }

    private static void addIfSocketOrPipe(Path descriptor, Set<String> open) {
        String what;
        try {
            what = Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) { // closed meanwhile, as the one that the directory is read with
            return;
        }
        if (what.startsWith("socket:") || what.startsWith("pipe:")) {
            open.add(descriptor.getFileName() + " " + what);
        }
    }

    static List<String> since(Set<String> before) {
        return now().stream()
                .filter(open -> !before.contains(open))
                .map(open -> "open " + open)
                .toList();
    }
}
