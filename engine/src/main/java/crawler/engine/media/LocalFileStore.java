package crawler.engine.media;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of this machine. No path leads out of it. */
public final class LocalFileStore implements FileStore {
    /** Names that are devices of Windows, whatever ending they have. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)[ .]*(\\..*)?");

    private final Path root;
    private final boolean windows;
    private final AtomicLong parts = new AtomicLong();

    public LocalFileStore(StorePlace place) {
        this(place.uri());
    }

    /** @param uri a path or a {@code file:} URI; the folder is made when it is needed */
    public LocalFileStore(String uri) {
        this(uri, File.separatorChar == '\\');
    }

    LocalFileStore(String uri, boolean windows) {
        this.windows = windows;
        Path path = uri.startsWith("file:") ? Path.of(URI.create(uri)) : Path.of(uri);
        this.root = path.toAbsolutePath().normalize();
    }

    private Path resolve(String path) {
        if (windows
                && Stream.of(path.split("[/\\\\]"))
                        .anyMatch(name -> DEVICE.matcher(name).matches())) {
            throw new MediaException("the file name \"" + path + "\" is a device's on Windows");
        }
        try {
            Path file = root.resolve(path).normalize();
            if (file.startsWith(root) && !file.equals(root) && path.indexOf('\0') < 0) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new MediaException("the file name \"" + path + "\" cannot be one: " + e.getReason(), e);
        }
        throw new MediaException("the file name \"" + path + "\" leads out of the store " + root);
    }

    @Override
    public Optional<Stat> stat(String path, Instant notBefore) throws IOException {
        Path file = resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Instant lastModified = Files.getLastModifiedTime(file).toInstant();
        if (lastModified.isBefore(notBefore)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new Stat(lastModified, Checksum.md5(in, OutputStream.nullOutputStream())));
        }
    }

    @Override
    public String persist(String path, MediaContent content) throws IOException {
        Path file = resolve(path);
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling( // not by the file's name, which may be as long as names can be
                "." + ProcessHandle.current().pid() + "-" + parts.incrementAndGet() + ".part");
        try {
            String checksum;
            try (InputStream in = content.open();
                    OutputStream out = Files.newOutputStream(part)) {
                checksum = Checksum.md5(in, out);
            }
            move(part, file);
            return checksum;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
