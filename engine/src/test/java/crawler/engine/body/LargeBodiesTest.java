package crawler.engine.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("L7: bodies that are larger than any array")
class LargeBodiesTest {
    private static final long TWO_GIB = 1L << 31;

    @TempDir
    Path folder;

    /** Takes no room on the disk but for its ends. */
    private Body sparse(long size) throws IOException {
        FileChannel file = FileChannel.open(
                folder.resolve("body"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0);
        file.write(ByteBuffer.wrap(new byte[] {9}), size - 1);
        return new FileBody(file);
    }

    @Test
    void aBodyOfTwoGibibytesIsReadFromItsFileToTheEnd() throws IOException {
        Body body = sparse(TWO_GIB);

        assertEquals(2_147_483_648L, body.size());
        assertArrayEquals(new byte[] {1, 2, 3, 0}, body.start(4));
        try (InputStream in = body.open()) {
            in.skipNBytes(TWO_GIB - 2);
            assertArrayEquals(new byte[] {0, 9}, in.readAllBytes());
            assertEquals(0, in.skip(1));
            assertEquals(-1, in.read());
        }
    }

    @Test
    void whoAsksForAllOfItAtOnceIsToldWhatToDo() throws IOException {
        Body body = sparse(TWO_GIB);

        String why = assertThrows(IllegalStateException.class, body::bytes).getMessage();

        assertEquals("a body of 2147483648 bytes is larger than any array; read it by Response.openBody()", why);
    }

    @Test
    void noLimitIsNoLimitAndALargeOneIsKept() {
        assertEquals(Long.MAX_VALUE, new Expansion(0, 0, 0, 0).of(TWO_GIB));
        assertEquals(3 * TWO_GIB, new Expansion(3 * TWO_GIB, 0, 0, 0).of(1));
        assertEquals(2 * TWO_GIB, new Expansion(0, 2, 1, 0).of(TWO_GIB));
        assertEquals(Long.MAX_VALUE, new Expansion(0, 200, 1, 0).of(Long.MAX_VALUE / 2));
        assertTrue(Expansion.upTo(0).of(1) < TWO_GIB, "it is to fit in memory");
    }
}
