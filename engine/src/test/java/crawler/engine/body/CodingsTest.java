package crawler.engine.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodingsTest {
    private static final byte[] PAGE = "<p>squeezed</p>".getBytes(StandardCharsets.UTF_8);
    private static final Expansion ENOUGH = Expansion.upTo(1 << 20);

    private static byte[] decode(String encoding, byte[] body) throws IOException {
        return Codings.of(List.of(encoding)).decode(Body.of(body), ENOUGH).bytes();
    }

    private static String text(String encoding, byte[] body) throws IOException {
        return new String(decode(encoding, body), StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    @Test
    void M9_eachCodingIsTakenOffUnderAnyOfItsNames() throws IOException {
        assertEquals("<p>squeezed</p>", text("gzip", Coded.gzip(PAGE)));
        assertEquals("<p>squeezed</p>", text("X-GZip", Coded.gzip(PAGE)));
        assertEquals("<p>squeezed</p>", text("deflate", Coded.deflate(PAGE, false)));
        assertEquals("<p>squeezed</p>", text("deflate", Coded.deflate(PAGE, true)));
        assertEquals("<p>squeezed</p>", text(" BR ", Coded.brotliPage()));
        assertEquals("<p>squeezed</p>", text("zstd", Coded.zstd(PAGE)));
    }

    @Test
    void M9_stackedCodingsAreTakenOffFromTheLastToTheFirst() throws IOException {
        byte[] stacked = Coded.zstd(Coded.gzip(Coded.deflate(PAGE, false)));

        assertEquals("<p>squeezed</p>", text("deflate, gzip,zstd", stacked));
        assertArrayEquals(
                PAGE,
                Codings.of(List.of("deflate", "gzip, zstd"))
                        .decode(Body.of(stacked), ENOUGH)
                        .bytes());
    }

    @Test
    void M9_codingsBeforeAnUnknownOneStay() throws IOException {
        Codings codings = Codings.of(List.of("gzip, Compress", "deflate"));

        assertEquals(List.of("gzip", "compress"), codings.unknown());
        assertArrayEquals(
                PAGE,
                codings.decode(Body.of(Coded.deflate(PAGE, false)), ENOUGH).bytes());
        assertEquals(List.of(""), Codings.of(List.of("")).unknown());
    }

    @Test
    void M9_aBodyOfNothingIsNothingInEachCoding() throws IOException {
        for (String coding : List.of("gzip", "deflate", "br", "zstd")) {
            assertEquals(0, decode(coding, new byte[0]).length, coding);
        }
    }

    @Test
    void M9_gzipOfManyMembersIsOneText() throws IOException {
        byte[] members = joined(Coded.gzip("a".getBytes()), Coded.gzip(new byte[0]), new byte[7], Coded.gzip(PAGE));

        assertEquals("a<p>squeezed</p>", text("gzip", members));
    }

    @Test
    void M9_whatFollowsGzipIsLeftOut() throws IOException {
        assertEquals("<p>squeezed</p>", text("gzip", joined(Coded.gzip(PAGE), "garbage".getBytes())));
        assertEquals("<p>squeezed</p>", text("deflate", joined(Coded.deflate(PAGE, false), "garbage".getBytes())));
    }

    @Test
    void M9_aWrongChecksumOrLengthOfGzipDoesNotMatter() throws IOException {
        byte[] gzip = Coded.gzip(PAGE);
        gzip[gzip.length - 6]++;
        assertEquals("<p>squeezed</p>", text("gzip", gzip));

        byte[] other = Coded.gzip(PAGE);
        other[other.length - 1]++;
        assertEquals("<p>squeezed</p>", text("gzip", other));
    }

    @Test
    void M9_ofABodyThatIsCutShortTheBeginningIsTaken() throws IOException {
        byte[] noise = noise(300_000);
        for (Map.Entry<String, byte[]> coded : Map.of(
                        "gzip", Coded.gzip(noise), "deflate", Coded.deflate(noise, false), "zstd", Coded.zstd(noise))
                .entrySet()) {
            byte[] text = decode(coded.getKey(), half(coded.getValue()));
            assertTrue(text.length > 100_000, coded.getKey() + ": " + text.length);
            assertArrayEquals(Arrays.copyOf(noise, text.length), text, coded.getKey());
        }
    }

    @Test
    void M9_whatIsNotInItsCodingIsBroken() {
        for (String coding : List.of("gzip", "deflate", "br", "zstd")) {
            assertThrows(BrokenCoding.class, () -> decode(coding, "<html>plain text</html>".getBytes()), coding);
        }
        assertThrows(BrokenCoding.class, () -> decode("gzip", Arrays.copyOf(Coded.gzip(PAGE), 9)));
        assertThrows(BrokenCoding.class, () -> decode("gzip", new byte[] {0x1f}));
    }

    @Test
    void M9_brokenDeflatedDataIsBrokenWhereverItBreaks() {
        byte[] coded = Coded.gzip(noise(300_000));
        coded[10] = 7; // a block of a type that there is not

        assertThrows(BrokenCoding.class, () -> decode("gzip", coded).clone());
    }

    @Test
    void AF2_aBombOfAGibibyteIsGivenUpInEachCodingWhileItIsSmall() {
        Expansion allowed = new Expansion(64 << 20, 200, 32 << 20, 1 << 20);
        for (Map.Entry<String, byte[]> bomb : Map.of(
                        "gzip", Coded.gzipZeros(1024),
                        "deflate", Coded.deflateZeros(1024),
                        "br", Coded.brotliZeros(1024),
                        "zstd", Coded.zstdZeros(1024),
                        "br, gzip", Coded.gzip(Coded.brotliZeros(1024)))
                .entrySet()) {
            long before = allocated();
            Codings codings = Codings.of(List.of(bomb.getKey()));

            assertThrows(ExpandedTooFar.class, () -> codings.decode(Body.of(bomb.getValue()), allowed), bomb.getKey());
            long taken = allocated() - before;
            assertTrue(taken < 16 << 20, bomb.getKey() + " took " + taken + " bytes of heap");
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void M9_theLimitIsInclusiveAndHoldsForEachStep() throws IOException {
        byte[] zeros = new byte[1 << 20];
        assertEquals(1 << 20, decode("gzip", Coded.gzip(zeros)).length);
        assertThrows(ExpandedTooFar.class, () -> decode("gzip", Coded.gzip(new byte[(1 << 20) + 1])));

        byte[] padded = joined(Coded.gzip(PAGE), new byte[2 << 20]);
        assertEquals("<p>squeezed</p>", text("gzip", padded));
        assertThrows(ExpandedTooFar.class, () -> decode("gzip, gzip", Coded.gzip(padded)));
    }

    @Test
    void M9_theRatioOnlyMattersForLargeBodies() throws IOException {
        Codings gzip = Codings.of(List.of("gzip"));
        Body zeros = Body.of(Coded.gzipZeros(3));

        assertEquals(
                3 << 20,
                gzip.decode(zeros, new Expansion(0, 10, 3 << 20, 1 << 30)).size());
        assertThrows(ExpandedTooFar.class, () -> gzip.decode(zeros, new Expansion(0, 10, (3 << 20) - 1, 1 << 30)));
        assertEquals(
                3 << 20, gzip.decode(zeros, new Expansion(0, 0, 0, 1 << 30)).size());
    }

    @Test
    void aLargeTextIsKeptInAFile() throws IOException {
        byte[] noise = noise(200_000);
        Body text = Codings.of(List.of("gzip")).decode(Body.of(Coded.gzip(noise)), new Expansion(0, 0, 0, 65_536));

        assertTrue(text instanceof FileBody);
        assertEquals(200_000, text.size());
        assertArrayEquals(noise, text.bytes());
        assertArrayEquals(noise, text.open().readAllBytes());
        assertEquals(noise[0] & 0xff, text.open().read());
    }
}
