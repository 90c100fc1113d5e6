package crawler.conformance.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts bytes and hashes them. */
final class Tally {
    private final MessageDigest sha256;
    private long bytes;

    Tally() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(ByteBuffer data) {
        bytes += data.remaining();
        sha256.update(data);
    }

    long bytes() {
        return bytes;
    }

    /** The number of bytes and the hash in hexadecimal; to be asked once. */
    String text() {
        return bytes + " " + HexFormat.of().formatHex(sha256.digest());
    }
}
