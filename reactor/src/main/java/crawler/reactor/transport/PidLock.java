package crawler.reactor.transport;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A lock between processes: a symbolic link whose target is the number of the process that holds it. Twisted's {@code
 * FilesystemLock}, so that both respect each other.
 */
final class PidLock {
    /** Each time round, somebody else has removed or made the link meanwhile. */
    private static final int TRIES = 10;

    private final Path link;
    private boolean wasFree;
    private boolean held;

    PidLock(Path link) {
        this.link = link;
    }

    /** Takes it, unless a living process holds it. */
    boolean take() throws IOException {
        wasFree = true;
        for (int i = 0; i < TRIES; i++) {
            try {
                Files.createSymbolicLink(
                        link, Path.of(Long.toString(ProcessHandle.current().pid())));
                held = true;
                return true;
            } catch (FileAlreadyExistsException e) {
                if (isHeld()) {
                    return false;
                }
                wasFree = false;
                Files.deleteIfExists(link);
            }
        }
        return false;
    }

    /** Whether nobody had left it behind when it was taken. */
    boolean wasFree() {
        return wasFree;
    }

    /** Whether a living process holds it. */
    boolean isHeld() {
        try {
            return ProcessHandle.of(Long.parseLong(holder())).isPresent();
        } catch (NumberFormatException | IOException e) { // no link, or not one of a process
            return false;
        }
    }

    /** What the link says: the number of a process. */
    String holder() throws IOException {
        return Files.readSymbolicLink(link).toString();
    }

    void release() throws IOException {
        if (held && Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(link);
        }
        held = false;
    }
}
