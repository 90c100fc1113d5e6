package crawler.engine.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The content codings that are understood (RFC 9110, 8.4.1; RFC 7932; RFC 8878). */
public enum ContentCoding {
    GZIP(GzipStream::new),
    /** By RFC 9110 a zlib stream; many servers send bare deflate, which is taken as well. */
    DEFLATE(DeflateStream::new),
    BR(BrotliStream::new),
    ZSTD(ZstdStream::new);

    /** The value of Accept-Encoding that asks for them. */
    public static final String ACCEPTED = "gzip, deflate, br, zstd";

    private static final Map<String, ContentCoding> NAMES =
            Map.of("gzip", GZIP, "x-gzip", GZIP, "deflate", DEFLATE, "br", BR, "zstd", ZSTD);

    private final Opening opening;

    /** Makes a stream of the text out of one of the coded bytes, of which there is at least one. */
    private interface Opening {
        InputStream of(PushbackInputStream coded) throws IOException;
    }

    ContentCoding(Opening opening) {
        this.opening = opening;
    }

    /** That of this name, in any case. */
    public static Optional<ContentCoding> named(String name) {
        return Optional.ofNullable(NAMES.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Takes a stream apart. It ends where the coded one is cut short, if anything was had of it until there; nothing at
     * all is a body of nothing.
     *
     * @throws BrokenCoding when it is not in this coding, now or when it is read
     */
    public InputStream decoded(InputStream coded) throws IOException {
        PushbackInputStream source = new PushbackInputStream(coded, 2);
        int first = source.read();
        if (first < 0) {
            return source;
        }
        source.unread(first);
        return opening.of(source);
    }
}
