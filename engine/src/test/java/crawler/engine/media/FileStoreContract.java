package crawler.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** G3: what every store of files keeps to. */
public interface FileStoreContract {
    String PATH = "full/0a4d55a8d778e5022fab701977c5d840bbc486d0.jpg";
    String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";

    /** A view of the same empty place each time in one test. */
    FileStore store() throws IOException;

    /** What somebody else finds there. */
    byte[] read(String path) throws IOException;

    /** A text as content. */
    static MediaContent text(String text) {
        return MediaContent.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    default void aFileIsStoredAndFoundAgainWithItsChecksum() throws IOException {
        assertEquals(HELLO_MD5, store().persist(PATH, text("hello")));

        FileStore.Stat found = store().stat(PATH, Instant.EPOCH).orElseThrow();
        assertEquals(HELLO_MD5, found.checksum());
        assertTrue(found.lastModified().isAfter(Instant.EPOCH));
        assertEquals("hello", new String(read(PATH), StandardCharsets.UTF_8));
    }

    @Test
    default void whatIsNotThereIsNotFound() throws IOException {
        assertTrue(store().stat(PATH, Instant.EPOCH).isEmpty());
    }

    @Test
    default void aFileThatIsTooOldIsNotFound() throws IOException {
        store().persist(PATH, text("hello"));

        assertTrue(store().stat(PATH, Instant.parse("9000-01-01T00:00:00Z")).isEmpty());
    }

    @Test
    default void aFileTakesThePlaceOfTheOneBefore() throws IOException {
        store().persist(PATH, text("an older and longer text"));

        assertEquals(HELLO_MD5, store().persist(PATH, text("hello")));
        assertEquals(HELLO_MD5, store().stat(PATH, Instant.EPOCH).orElseThrow().checksum());
        assertEquals(5, read(PATH).length);
    }

    @Test
    default void aLargerFileArrivesWhole() throws IOException {
        byte[] large = new byte[1_234_567];
        new Random(0).nextBytes(large);

        String checksum = store().persist(PATH, MediaContent.of(large).withType("image/jpeg"));

        assertTrue(Arrays.equals(large, read(PATH)));
        assertEquals(checksum, store().stat(PATH, Instant.EPOCH).orElseThrow().checksum());
    }

    @Test
    default void ofWhatCannotBeReadToItsEndNothingIsStored() throws IOException {
        store().persist(PATH, text("hello"));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        MediaContent half = MediaContent.of(
                100_000, () -> new SequenceInputStream(new ByteArrayInputStream(new byte[50_000]), broken));

        assertThrows(IOException.class, () -> store().persist(PATH, half));
        assertEquals("hello", new String(read(PATH), StandardCharsets.UTF_8));
    }

    @Test
    default void noPathLeadsOutOfTheStore() throws IOException {
        FileStore store = store();
        for (String path : List.of("../evil", "full/../../evil", "..", "/../evil", "")) {
            assertThrows(MediaException.class, () -> store.persist(path, text("x")), path);
            assertThrows(MediaException.class, () -> store.stat(path, Instant.EPOCH), path);
        }
    }

    @Test
    default void namesMayHaveAnyLetters() throws IOException {
        store().persist("a b/ü+%41.txt", text("hello"));

        assertTrue(store().stat("a b/ü+%41.txt", Instant.EPOCH).isPresent());
        assertTrue(store().stat("a b/ü+A.txt", Instant.EPOCH).isEmpty());
    }
}
