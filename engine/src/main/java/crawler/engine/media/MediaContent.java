package crawler.engine.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The bytes of a file to be stored, which can be read more than once, and what is kept along with them. Immutable. */
public final class MediaContent {
    private final Source source;
    private final long size;
    private final Optional<String> type;
    private final Map<String, String> metadata;

    /** Opens the bytes anew each time. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    private MediaContent(Source source, long size, Optional<String> type, Map<String, String> metadata) {
        this.source = source;
        this.size = size;
        this.type = type;
        this.metadata = metadata;
    }

    /** @param size in bytes, exactly */
    public static MediaContent of(long size, Source source) {
        return new MediaContent(source, size, Optional.empty(), Map.of());
    }

    /** @param bytes not to be changed afterwards */
    public static MediaContent of(byte[] bytes) {
        return of(bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** This, of a media type such as {@code image/jpeg}. */
    public MediaContent withType(String mediaType) {
        return new MediaContent(source, size, Optional.of(mediaType), metadata);
    }

    /** This with these names and values in the place of others; stores that have no room for them leave them out. */
    public MediaContent withMetadata(Map<String, String> values) {
        return new MediaContent(source, size, type, Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    /** The bytes from the first on; the caller closes them. */
    public InputStream open() throws IOException {
        return source.open();
    }

    /** Their MD5 in hexadecimal digits, for which they are read. */
    public String md5() throws IOException {
        try (InputStream in = open()) {
            return Checksum.md5(in, OutputStream.nullOutputStream());
        }
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** Its media type, when it is known. */
    public Optional<String> type() {
        return type;
    }

    public Map<String, String> metadata() {
        return metadata;
    }
}
