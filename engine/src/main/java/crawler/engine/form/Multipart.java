package crawler.engine.form;

import crawler.engine.form.FormData.Field;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Form data as {@code multipart/form-data}, written as browsers do (HTML standard, RFC 7578). The boundary is a hash of the
 * data: so it cannot stand in them, and the same data always make the same request, which is how duplicates are known.
 */
record Multipart(String contentType, byte[] body) {

    static Multipart of(FormData data, Charset charset) {
        String boundary = "----" + hash(written(data, charset, ""));
        return new Multipart("multipart/form-data; boundary=" + boundary, written(data, charset, boundary));
    }

    private static byte[] written(FormData data, Charset charset, String boundary) {
        Writer out = new Writer(TextBytes.withReferences(charset), boundary);
        for (Field field : data.fields()) {
            field.values().forEach(value -> out.text(field.name(), value));
            field.files().forEach(file -> out.file(field.name(), file));
        }
        return out.end();
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** One body in the making. */
    private static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final TextBytes bytes;
        private final String boundary;

        Writer(TextBytes bytes, String boundary) {
            this.bytes = bytes;
            this.boundary = boundary;
        }

        void text(String name, String value) {
            disposition(name);
            ascii("\r\n\r\n");
            out.writeBytes(bytes.of(value));
            ascii("\r\n");
        }

        void file(String name, FormFile file) {
            disposition(name);
            ascii("; filename=\"");
            out.writeBytes(bytes.of(quoted(file.name())));
            ascii("\"\r\nContent-Type: " + file.contentType() + "\r\n\r\n");
            out.writeBytes(file.content());
            ascii("\r\n");
        }

        private void disposition(String name) {
            ascii("--" + boundary + "\r\nContent-Disposition: form-data; name=\"");
            out.writeBytes(bytes.of(quoted(name)));
            ascii("\"");
        }

        private static String quoted(String name) {
            return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
        }

        private void ascii(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }

        byte[] end() {
            ascii("--" + boundary + "--\r\n");
            return out.toByteArray();
        }
    }
}
