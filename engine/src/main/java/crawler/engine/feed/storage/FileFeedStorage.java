package crawler.engine.feed.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Files of this machine: paths and {@code file:} URIs. A file that is of use only as a whole is written beside its place, with
 * a copy of what it continues, and moved there when it is complete; whoever is killed before leaves the old one as it was.
 */
public final class FileFeedStorage implements FeedStorage {

    @Override
    public StoredFile open(Target target) throws IOException {
        Path path = path(target.uri());
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        Path real = Files.exists(path) ? path.toRealPath() : path;
        boolean special = Files.exists(real) && !Files.isRegularFile(real); // a pipe, a device
        boolean continued = !target.overwrite() && !special && Files.exists(real) && Files.size(real) > 0;
        return target.whole() && !special
                ? new MovedFile(real, continued)
                : new FileInPlace(real, target.overwrite(), continued);
    }

    private static Path path(String uri) {
        return uri.startsWith("file:") ? Path.of(URI.create(uri)) : Path.of(uri);
    }

    @Override
    public boolean overwrites() {
        return false;
    }

    /** A file that is written where it stands. */
    private static final class FileInPlace implements StoredFile {
        private final Path path;
        private final boolean overwrite;
        private final boolean continued;
        private OutputStream out;

        FileInPlace(Path path, boolean overwrite, boolean continued) throws IOException {
            this.path = path;
            this.overwrite = overwrite;
            this.continued = continued;
            if (!continued) { // now, so that a mistake shows now
                out();
            }
        }

        @Override
        public Optional<SeekableByteChannel> existing() throws IOException {
            return continued
                    ? Optional.of(Files.newByteChannel(path, StandardOpenOption.READ, StandardOpenOption.WRITE))
                    : Optional.empty();
        }

        /** Appends, since several crawls may write to one file. */
        @Override
        public OutputStream out() throws IOException {
            if (out == null) {
                out = overwrite
                        ? Files.newOutputStream(path)
                        : Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            return out;
        }

        @Override
        public void store() throws IOException {
            out().close();
        }
    }
}
