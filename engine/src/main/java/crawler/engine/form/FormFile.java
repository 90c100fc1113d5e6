package crawler.engine.form;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** A file to be uploaded by a form: its name, its media type and what is in it. Immutable. */
public final class FormFile {
    /** What browsers send for a file that was not chosen. */
    static final FormFile NONE = new FormFile("", new byte[0]);

    private final String name;
    private final String contentType;
    private final byte[] content;

    /** A file of the type {@code application/octet-stream}. */
    public FormFile(String name, byte[] content) {
        this(name, "application/octet-stream", content);
    }

    public FormFile(String name, String contentType, byte[] content) {
        this.name = Objects.requireNonNull(name, "name");
        this.contentType = Objects.requireNonNull(contentType, "contentType");
        this.content = content.clone();
        if (contentType.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("\"" + contentType + "\" is no media type such as image/png");
        }
    }

    /** A file of the type {@code text/plain}, in UTF-8. */
    public static FormFile text(String name, String content) {
        return new FormFile(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }

    public String name() {
        return name;
    }

    public String contentType() {
        return contentType;
    }

    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormFile file
                && name.equals(file.name)
                && contentType.equals(file.contentType)
                && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, contentType, Arrays.hashCode(content));
    }

    /** Without its content. */
    @Override
    public String toString() {
        return name + " (" + contentType + ", " + content.length + " bytes)";
    }
}
