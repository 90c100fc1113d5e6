package crawler.engine.feed.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that is written beside its place, and appears there when it is complete. */
final class MovedFile implements StoredFile {
    private static final Logger LOG = LoggerFactory.getLogger(MovedFile.class);

    /** File systems take names of 255 bytes; a character may have four, and more is added. */
    private static final int LONGEST_NAME = 50;

    /** So many crawls of one process may write to one place at once. */
    private static final int MOST_PARTS = 1000;

    private final Path path;
    private final Path part;
    private final boolean continued;
    private OutputStream out;

    /** @param continued whether it begins with what stands at its place */
    MovedFile(Path path, boolean continued) throws IOException {
        this.path = path;
        this.continued = continued;
        this.part = newPart(path);
        if (continued) {
            Files.copy(path, part, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path newPart(Path path) throws IOException {
        String name = path.getFileName().toString();
        String begin = "." + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name) + "."
                + ProcessHandle.current().pid();
        for (int i = 1; i < MOST_PARTS; i++) {
            Path part = path.resolveSibling(begin + (i == 1 ? "" : "-" + i) + ".part");
            try {
                return Files.createFile(part);
            } catch (FileAlreadyExistsException e) {
                LOG.debug("{} belongs to another feed, or is what one left that could not be written", part);
            }
        }
        throw new IOException("there are " + MOST_PARTS + " files " + begin + "….part beside it already");
    }

    @Override
    public Optional<SeekableByteChannel> existing() throws IOException {
        return continued
                ? Optional.of(Files.newByteChannel(part, StandardOpenOption.READ, StandardOpenOption.WRITE))
                : Optional.empty();
    }

    @Override
    public OutputStream out() throws IOException {
        if (out == null) {
            out = Files.newOutputStream(part, StandardOpenOption.APPEND);
        }
        return out;
    }

    @Override
    public void store() throws IOException {
        out().close();
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true); // else a power cut could leave an empty file in the place of the old one
        }
        try {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public Optional<Path> abandon() throws IOException {
        boolean begun = out != null;
        try {
            out().close();
        } finally {
            if (!begun) {
                Files.deleteIfExists(part);
            }
        }
        return begun ? Optional.of(part) : Optional.empty();
    }
}
