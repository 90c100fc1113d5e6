package crawler.engine.download.middleware;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The Basic scheme of HTTP authentication (RFC 7617). */
public final class BasicAuth {
    private BasicAuth() {}

    /**
     * The value of an Authorization header, with the characters in Latin-1 as in Scrapy.
     *
     * @throws IllegalArgumentException when Latin-1 does not have one of the characters
     */
    public static String header(String user, String password) {
        CharBuffer credentials = CharBuffer.wrap(user + ":" + password);
        try {
            ByteBuffer octets = StandardCharsets.ISO_8859_1.newEncoder().encode(credentials);
            return "Basic "
                    + StandardCharsets.US_ASCII.decode(Base64.getEncoder().encode(octets));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "user name or password has a character that Latin-1 does not have; give such requests an"
                            + " Authorization header of their own",
                    e);
        }
    }
}
