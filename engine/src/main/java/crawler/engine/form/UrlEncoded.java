package crawler.engine.form;

import java.nio.charset.Charset;

/** Pairs of names and values being written as a query, as Python's {@code urlencode} or as browsers do it. */
final class UrlEncoded {
    private static final String HEX = "0123456789ABCDEF";

    private final TextBytes bytes;
    private final String plain;
    private final StringBuilder out = new StringBuilder();

    /** As Python. */
    UrlEncoded(Charset charset) {
        this(TextBytes.strictly(charset), "-._~");
    }

    private UrlEncoded(TextBytes bytes, String plain) {
        this.bytes = bytes;
        this.plain = plain;
    }

    /** URL Standard, "application/x-www-form-urlencoded serializing". */
    static UrlEncoded asBrowser(Charset charset) {
        return new UrlEncoded(TextBytes.withReferences(charset), "*-._");
    }

    void add(String name, String value) {
        if (!out.isEmpty()) {
            out.append('&');
        }
        append(name);
        out.append('=');
        append(value);
    }

    private void append(String text) {
        for (byte each : bytes.of(text)) {
            int octet = each & 0xff;
            if (isPlain(octet)) {
                out.append((char) octet);
            } else if (octet == ' ') {
                out.append('+');
            } else {
                out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
            }
        }
    }

    private boolean isPlain(int octet) {
        return octet >= 'a' && octet <= 'z'
                || octet >= 'A' && octet <= 'Z'
                || octet >= '0' && octet <= '9'
                || plain.indexOf(octet) >= 0;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
