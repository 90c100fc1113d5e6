package crawler.engine.feed.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The end of a file that is to be appended to, in an encoding in which all characters of markup have the same size. */
final class FileEnd {
    private static final int TAIL = 4096;
    private static final int BEGINNING = 256;
    private static final char MARK = '\uFEFF';

    /** As many bytes of a character of UTF-8 may be there when its last one is not. */
    private static final int MOST_TORN = 3;

    private final SeekableByteChannel file;
    private final Charset charset;
    private final int unit;
    private final long start;
    private final String tail;

    /** @throws IOException also when the file is in the other byte order */
    FileEnd(SeekableByteChannel file, Charset charset) throws IOException {
        this.file = file;
        this.charset = charset;
        this.unit = " ".getBytes(charset).length;
        refuseOtherOrder();
        long units = file.size() / unit;
        this.start = Math.max(0, units - TAIL) * unit;
        byte[] bytes = read(start, (int) (file.size() - start));
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i + unit <= bytes.length; i += unit) { // so that places in the text are places in the file
            String character = new String(bytes, i, unit, charset);
            characters.append(character.isEmpty() ? MARK : character.charAt(0)); // of UTF-32 Java takes the mark away
        }
        this.tail = characters.toString();
        file.position(file.size());
    }

    private byte[] read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        file.position(from);
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // until all is there
        }
        return bytes.array();
    }

    private void refuseOtherOrder() throws IOException {
        if (unit == 1 || file.size() < unit) {
            return;
        }
        byte[] mark = String.valueOf(MARK).getBytes(charset);
        byte[] first = read(0, unit);
        boolean other = true;
        for (int i = 0; i < unit; i++) {
            other &= first[i] == mark[unit - 1 - i];
        }
        if (other) {
            throw new IOException("it is in another byte order than " + charset + "; use -O to overwrite it");
        }
    }

    /** Cuts off what a writer that was killed leaves: no reader takes the half of a character. */
    void dropTornCharacter() throws IOException {
        long torn = charset.equals(StandardCharsets.UTF_8) ? tornUtf8() : file.size() % unit;
        if (torn > 0) {
            file.truncate(file.size() - torn);
        }
    }

    private int tornUtf8() throws IOException {
        int length = (int) Math.min(file.size(), MOST_TORN);
        byte[] last = read(file.size() - length, length);
        for (int i = length - 1; i >= 0 && last[i] < 0; i--) {
            int first = last[i] & 0xFF;
            if (first >= 0xC0) {
                int whole = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
                return whole > length - i ? length - i : 0;
            }
        }
        return 0;
    }

    /** All of it; what is no text in this encoding becomes U+FFFD. The channel is not closed with it. */
    Reader text() throws IOException {
        file.position(0);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        Reader text = new BufferedReader(Channels.newReader(file, decoder, -1));
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
        return text;
    }

    /** Some of its first characters. */
    String beginning() throws IOException {
        return new String(read(0, (int) Math.min(file.size(), (long) BEGINNING * unit)), charset);
    }

    /** Cuts everything off. */
    void clear() throws IOException {
        file.truncate(0);
    }

    /** Whether the whole file is blank but for a byte order mark. */
    boolean isBlank() throws IOException {
        return start == 0
                && beginning().replace(MARK, ' ').isBlank()
                && tail.strip().length() <= MOST_TORN;
    }

    /** Whether what is written next stands at the beginning of a line. */
    boolean isLineStart() {
        return tail.isEmpty() || tail.endsWith("\n") || tail.endsWith("\r");
    }

    /** Writes at the end. */
    void append(String text) throws IOException {
        file.position(file.size());
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(charset));
        while (bytes.hasRemaining()) {
            file.write(bytes);
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
        long end = start + (long) before.length() * unit;
        file.truncate(end);
        file.position(end);
        return before.charAt(before.length() - 1);
    }
}
