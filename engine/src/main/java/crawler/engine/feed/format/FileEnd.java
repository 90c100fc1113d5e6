package crawler.engine.feed.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** The end of a file that is to be appended to. */
final class FileEnd {
    private static final int TAIL = 4096;

    private final SeekableByteChannel file;
    private final long start;
    private final String tail;

    FileEnd(SeekableByteChannel file) throws IOException {
        this.file = file;
        this.start = Math.max(0, file.size() - TAIL);
        ByteBuffer bytes = ByteBuffer.allocate((int) (file.size() - start));
        file.position(start);
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // until all is there
        }
        // an encoding in which every byte is a character, so that places in the text are places in the file
        this.tail = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        file.position(file.size());
    }

    /** Whether the whole file is blank but for a byte order mark. */
    boolean isBlank() {
        return start == 0 && tail.replace("\u00EF\u00BB\u00BF", "").isBlank();
    }

    /** Has what is written next stand at the beginning of a line. */
    void beginLine(String lineEnd) throws IOException {
        if (!tail.endsWith("\n")) {
            file.write(ByteBuffer.wrap(lineEnd.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /**
     * Cuts the last {@code closing}, and the blanks before and behind it, off.
     *
     * @return what stands right before it
     * @throws IOException when the file does not end with it, or with so many blanks that this cannot be seen
     */
    char cut(String closing, String what) throws IOException {
        String stripped = tail.stripTrailing();
        if (!stripped.endsWith(closing)) {
            throw new IOException("it does not end with " + what + ", so nothing can be appended to it;"
                    + " use -O to overwrite it, or a .jsonl file");
        }
        String before =
                stripped.substring(0, stripped.length() - closing.length()).stripTrailing();
        if (before.isEmpty()) {
            throw new IOException("there is too much blank space, or nothing, before its last " + closing
                    + " to append to it;" + " use -O to overwrite it, or a .jsonl file");
        }
        file.truncate(start + before.length());
        file.position(start + before.length());
        return before.charAt(before.length() - 1);
    }
}
