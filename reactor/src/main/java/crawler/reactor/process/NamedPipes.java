package crawler.reactor.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Pipes that stand on a selector with one end and can be handed to a child with the other.
 *
 * <p>The JDK redirects a child's streams to files only, and its own pipes to children cannot be selected. But Linux has
 * a file for each end of a pipe, under {@code /proc/self/fd}. The JDK does not tell which it is; so it is looked for among
 * those that are new, and proved by a byte that appears there when it is written and is gone when it is read.
 */
final class NamedPipes {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Path DETAILS = Path.of("/proc/self/fdinfo");
    /** Another thread may open and close files meanwhile; that it does so each time is beyond belief. */
    private static final int ATTEMPTS = 10;

    private NamedPipes() {}

    /** A pipe and the files of its ends. */
    record NamedPipe(Pipe pipe, Path readEnd, Path writeEnd) {
        void close() throws IOException {
            pipe.source().close();
            pipe.sink().close();
        }
    }

    private record End(Path file, String pipe, boolean reads) {}

    static List<NamedPipe> open(SelectorProvider provider, int count) throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            throw new IOException("there is no " + DESCRIPTORS + ", by which pipes are handed to a child");
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            List<NamedPipe> named = attempt(provider, count);
            if (named.size() == count) {
                return named;
            }
        }
        throw new IOException("the files of new pipes were not found in " + DESCRIPTORS);
    }

    /** The directory stays open, so that no pipe gets the number that it was seen with in itself. */
    private static List<NamedPipe> attempt(SelectorProvider provider, int count) throws IOException {
        try (DirectoryStream<Path> directory = Files.newDirectoryStream(DESCRIPTORS)) {
            Set<Path> before = new HashSet<>();
            directory.forEach(before::add);
            List<Pipe> pipes = openAll(provider, count);
            List<NamedPipe> named = named(pipes, before);
            if (named.size() != count) {
                closeAll(pipes);
            }
            return named;
        }
    }

    private static List<Pipe> openAll(SelectorProvider provider, int count) throws IOException {
        List<Pipe> pipes = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                pipes.add(provider.openPipe());
            }
        } catch (IOException e) {
            closeAll(pipes);
            throw e;
        }
        return pipes;
    }

    private static void closeAll(List<Pipe> pipes) throws IOException {
        for (Pipe pipe : pipes) {
            pipe.source().close();
            pipe.sink().close();
        }
    }

    private static List<NamedPipe> named(List<Pipe> pipes, Set<Path> before) throws IOException {
        List<End> ends = ends(before);
        List<NamedPipe> named = new ArrayList<>();
        for (Pipe pipe : pipes) {
            for (End readEnd : readEnds(pipe, ends)) {
                ends.stream()
                        .filter(end -> !end.reads && end.pipe.equals(readEnd.pipe))
                        .findFirst()
                        .ifPresent(writeEnd -> named.add(new NamedPipe(pipe, readEnd.file, writeEnd.file)));
            }
        }
        return named;
    }

    private static List<End> ends(Set<Path> before) throws IOException {
        List<End> ends = new ArrayList<>();
        try (DirectoryStream<Path> directory = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path file : directory) {
                if (!before.contains(file)) {
                    addIfPipe(file, ends);
                }
            }
        }
        return ends;
    }

    private static void addIfPipe(Path file, List<End> ends) {
        try {
            String what = Files.readSymbolicLink(file).toString();
            if (what.startsWith("pipe:")) {
                ends.add(new End(file, what, reads(file)));
            }
        } catch (IOException e) { // closed meanwhile, so it is none of ours
            return;
        }
    }

    /** By the line {@code flags: 0100000}: the last digit is 0 for reading, 1 for writing. */
    private static boolean reads(Path file) throws IOException {
        return Files.readAllLines(DETAILS.resolve(file.getFileName())).stream()
                .anyMatch(line -> line.startsWith("flags:") && line.endsWith("0"));
    }

    private static List<End> readEnds(Pipe pipe, List<End> ends) throws IOException {
        pipe.sink().write(ByteBuffer.allocate(1));
        List<End> found = new ArrayList<>();
        for (End end : ends) {
            if (end.reads && available(end) == 1) {
                found.add(end);
            }
        }
        pipe.source().read(ByteBuffer.allocate(1));
        List<End> proved = new ArrayList<>();
        for (End end : found) {
            if (available(end) == 0) {
                proved.add(end);
            }
        }
        return proved;
    }

    private static int available(End end) {
        try (FileInputStream in = new FileInputStream(end.file.toFile())) {
            return in.available();
        } catch (IOException e) { // closed meanwhile, so it is none of ours
            return -1;
        }
    }
}
