package crawler.reactor.address;

import java.nio.file.Path;

/** The address of a Unix socket: the path of its file, empty for a client's. */
public record UnixAddress(Path path) implements Address {

    @Override
    public String text() {
        return path.toString();
    }

    @Override
    public String toString() {
        return "UNIXAddress('" + path + "')";
    }
}
