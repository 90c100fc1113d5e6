package crawler.engine.url;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The JSON text whose SHA-1 is a fingerprint: keys sorted, bytes as hexadecimal, all else than ASCII escaped. */
final class FingerprintText {
    private static final MessageDigest PROTOTYPE = newSha1();
    private static final int SLICE = 4096;

    private final MessageDigest out;
    private final StringBuilder text = new StringBuilder(160);

    FingerprintText(MessageDigest out) {
        this.out = out;
    }

    /** A fresh digest. Copying one that was never used is safe on any thread and spares the search for a provider. */
    static MessageDigest sha1() {
        try {
            return (MessageDigest) PROTOTYPE.clone();
        } catch (CloneNotSupportedException e) {
            return newSha1();
        }
    }

    private static MessageDigest newSha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }

    void write(String method, String url, byte[] body, Map<String, List<String>> headers) {
        text.append("{\"body\": \"");
        writeHex(body);
        text.append("\", \"headers\": {");
        writeHeaders(headers);
        text.append("}, \"method\": ");
        appendQuoted(method);
        text.append(", \"url\": ");
        appendQuoted(url);
        text.append('}');
        flush();
    }

    private void writeHex(byte[] body) {
        for (int from = 0; from < body.length; from += SLICE) {
            text.append(HexFormat.of().formatHex(body, from, Math.min(body.length, from + SLICE)));
            flush();
        }
    }

    private void writeHeaders(Map<String, List<String>> headers) {
        Map<String, List<String>> sorted = new TreeMap<>();
        headers.forEach(
                (name, values) -> sorted.computeIfAbsent(hex(name.toLowerCase(Locale.ROOT)), any -> new ArrayList<>())
                        .addAll(values));
        String separator = "\"";
        for (Map.Entry<String, List<String>> header : sorted.entrySet()) {
            text.append(separator).append(header.getKey()).append("\": [");
            String comma = "\"";
            for (String value : header.getValue()) {
                text.append(comma).append(hex(value)).append('"');
                comma = ", \"";
            }
            text.append(']');
            separator = ", \"";
        }
    }

    private static String hex(String value) {
        return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    }

    private void appendQuoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                text.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private void flush() {
        out.update(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        text.setLength(0);
    }
}
