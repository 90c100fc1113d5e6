package crawler.engine.url;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    private static final byte[] NOTHING = {};

    @Test
    void B12_theBytesAreThoseOfScrapy() {
        assertEquals(
                "8a3859c390654e548f0b983b1b219e883d8bbad7",
                Fingerprint.of("GET", "http://shop.test/?b=1&a=é#x").toString());
        assertEquals(
                "e102abc712f06e76e830b8d2e330feab615c9753",
                Fingerprint.of(
                                "POST",
                                "http://shop.test/",
                                "a=1".getBytes(StandardCharsets.UTF_8),
                                Map.of("X-Two", List.of("1", "ü"), "Accept", List.of("*/*")),
                                false)
                        .toString());
    }

    @Test
    void B12_aLongBodyCountsToItsLastByte() {
        byte[] body = new byte[10_000];
        Fingerprint zeros = Fingerprint.of("PUT", "http://shop.test/", body, Map.of(), false);
        assertEquals("8a98a5f7800e093edae22fa62e1ed2e6769fa7a3", zeros.toString());
        body[9_999] = 1;
        assertNotEquals(zeros, Fingerprint.of("PUT", "http://shop.test/", body, Map.of(), false));
    }

    @Test
    void B12_namesOfHeadersCountInAnyCase() {
        assertEquals(
                Fingerprint.of("GET", "http://a.test/", NOTHING, Map.of("Accept", List.of("x")), false),
                Fingerprint.of("GET", "http://a.test/", NOTHING, Map.of("aCCEPT", List.of("x")), false));
    }

    @Test
    void B12_methodFragmentAndHeaderMakeRequestsDiffer() {
        Fingerprint plain = Fingerprint.of("GET", "http://a.test/#f");
        assertNotEquals(plain, Fingerprint.of("HEAD", "http://a.test/#f"));
        assertNotEquals(plain, Fingerprint.of("GET", "http://a.test/#f", NOTHING, Map.of(), true));
        assertNotEquals(plain, Fingerprint.of("GET", "http://a.test/", NOTHING, Map.of("a", List.of("")), false));
    }

    @Test
    void B12_bytesThereAndBackAreTheSameFingerprint() {
        Fingerprint one = Fingerprint.of("GET", "http://a.test/");
        Fingerprint back = Fingerprint.ofBytes(one.toBytes());
        assertEquals(one, back);
        assertEquals(one.hashCode(), back.hashCode());
        assertArrayEquals(one.toBytes(), back.toBytes());
        assertThrows(IllegalArgumentException.class, () -> Fingerprint.ofBytes(new byte[19]));
    }
}
