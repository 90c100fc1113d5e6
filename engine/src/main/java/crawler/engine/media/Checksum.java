package crawler.engine.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5 and SHA-1 in hexadecimal digits, as Scrapy's media pipelines use them: to tell files apart, not to keep secrets. */
final class Checksum {

    private Checksum() {}

    /** The SHA-1 of a text in UTF-8. */
    static String sha1(String text) {
        return HexFormat.of().formatHex(digest("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The MD5 of all that a stream gives, which is copied meanwhile. */
    static String md5(InputStream in, OutputStream out) throws IOException {
        DigestOutputStream copied = new DigestOutputStream(out, digest("MD5"));
        in.transferTo(copied);
        return of(copied);
    }

    /** One that only looks at what is written, for {@link #of}. */
    static DigestOutputStream md5() {
        return new DigestOutputStream(OutputStream.nullOutputStream(), digest("MD5"));
    }

    /** That of all that was written. */
    static String of(DigestOutputStream written) {
        return HexFormat.of().formatHex(written.getMessageDigest().digest());
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }
}
