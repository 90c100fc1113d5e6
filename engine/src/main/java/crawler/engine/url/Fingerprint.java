package crawler.engine.url;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The 20 bytes by which two requests are the same to the duplicate filter: SHA-1 of method, canonical URL, body and chosen
 * headers. The bytes are those of Scrapy's default fingerprinter.
 */
public final class Fingerprint {
    private final long first;
    private final long second;
    private final int third;

    private Fingerprint(byte[] sha1) {
        ByteBuffer bytes = ByteBuffer.wrap(sha1);
        this.first = bytes.getLong();
        this.second = bytes.getLong();
        this.third = bytes.getInt();
    }

    /** The fingerprint of a request without body of which no header counts; fails as {@link SafeUrl#of(String)}. */
    public static Fingerprint of(String method, String url) {
        return of(method, url, new byte[0], Map.of(), false);
    }

    /**
     * The fingerprint of a request.
     *
     * @param headers the values of those headers that count and that the request has; names in any case, in any order
     * @throws InvalidUrlException as {@link SafeUrl#of(String)}
     */
    public static Fingerprint of(
            String method, String url, byte[] body, Map<String, List<String>> headers, boolean keepFragments) {
        MessageDigest sha1 = FingerprintText.sha1();
        new FingerprintText(sha1).write(method, CanonicalUrl.of(url, keepFragments), body, headers);
        return new Fingerprint(sha1.digest());
    }

    /** The fingerprint that {@link #toBytes} or a custom rule made. */
    public static Fingerprint ofBytes(byte[] sha1) {
        if (sha1.length != 20) {
            throw new IllegalArgumentException("A fingerprint has 20 bytes, not " + sha1.length);
        }
        return new Fingerprint(sha1);
    }

    /** The 20 bytes. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(20)
                .putLong(first)
                .putLong(second)
                .putInt(third)
                .array();
    }

    /** Bytes 0 to 7, for tables that hold fingerprints without an object each. */
    public long first() {
        return first;
    }

    /** Bytes 8 to 15. */
    public long second() {
        return second;
    }

    /** Bytes 16 to 19. */
    public int third() {
        return third;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint that && first == that.first && second == that.second && third == that.third;
    }

    @Override
    public int hashCode() {
        return (int) first;
    }

    /** The bytes as 40 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(toBytes());
    }
}
