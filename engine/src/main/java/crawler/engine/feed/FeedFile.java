package crawler.engine.feed;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that a feed is written to; or the standard output, under the name {@code -}. */
final class FeedFile {
    private static final int BUFFER = 64 * 1024;
    private static final int TAIL = 256;

    private final WholeItems out;
    private final boolean continued;

    private FeedFile(WholeItems out, boolean continued) {
        this.out = out;
        this.continued = continued;
    }

    static FeedFile open(FeedOptions options) throws IOException {
        if (options.toStandardOutput()) {
            return new FeedFile(new WholeItems(new Unclosed(System.out), 1), false);
        }
        Path path = Path.of(options.uri());
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        return open(path, options);
    }

    private static FeedFile open(Path path, FeedOptions options) throws IOException {
        boolean append = !options.overwrite() && Files.exists(path) && Files.size(path) > 0;
        boolean cut = append && options.format().equals("jsonlines") && !endsWithLine(path);
        boolean continued = append && options.format().equals("json") && reopenArray(path);
        OutputStream file = options.overwrite()
                ? Files.newOutputStream(path)
                : Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (cut) { // the run before was killed: its last line must not spoil our first
            file.write('\n');
        }
        return new FeedFile(new WholeItems(file, BUFFER), continued);
    }

    private static boolean endsWithLine(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(file.length() - 1);
            return file.read() == '\n';
        }
    }

    /** Cuts the closing bracket of an array off; whether there are items before it. */
    private static boolean reopenArray(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long start = Math.max(0, file.length() - TAIL);
            byte[] tail = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(tail);
            int bracket = lastNonBlank(tail, tail.length);
            if (bracket < 0 || tail[bracket] != ']') {
                throw new IOException(path + " does not end with a JSON array, so nothing can be appended to it;"
                        + " use -O to overwrite it or a .jsonl file");
            }
            int before = lastNonBlank(tail, bracket);
            if (before < 0 && start > 0) {
                throw new IOException(path + ": there is too much blank space before its last bracket to append to it;"
                        + " use -O to overwrite it or a .jsonl file");
            }
            boolean items = before >= 0 && tail[before] != '[';
            file.setLength(items ? start + before + 1 : 0); // an empty array is begun anew
            return items;
        }
    }

    private static int lastNonBlank(byte[] bytes, int end) {
        int index = end - 1;
        while (index >= 0 && Character.isWhitespace(bytes[index])) {
            index--;
        }
        return index;
    }

    WholeItems out() {
        return out;
    }

    /** Whether there are items in it already, to which the next is to be joined. */
    boolean continued() {
        return continued;
    }

    /** The standard output, which belongs to others too. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
