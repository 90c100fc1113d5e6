package crawler.engine.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a document says of its own encoding: the first {@code <meta>} with a charset or XML declaration with an encoding
 * among its first bytes, before the body and outside of comments.
 */
final class Declaration {
    /** More than the 1,024 bytes that the HTML standard asks for; Scrapy's number. */
    private static final int WITHIN = 4096;

    private final byte[] body;
    private final int end;
    private int at;

    private Declaration(byte[] body) {
        this.body = body;
        this.end = Math.min(body.length, WITHIN);
    }

    static Optional<Charset> in(byte[] body) {
        return new Declaration(body).label().flatMap(EncodingLabel::charset).map(Declaration::asReadable);
    }

    /** What could be read as ASCII is no UTF-16 (HTML standard, "prescan a byte stream"). */
    private static Charset asReadable(Charset charset) {
        return charset.name().startsWith("UTF-") ? StandardCharsets.UTF_8 : charset;
    }

    private Optional<String> label() {
        for (at = 0; at < end; at++) {
            if (body[at] != '<') {
                continue;
            }
            if (skip("<!--")) {
                at = indexOf("-->", at, end) + 2;
            } else {
                int tag = at++;
                space();
                if (skip("body")) {
                    return Optional.empty();
                }
                Optional<String> label =
                        skip("meta") ? named("charset") : skip("?xml") ? named("encoding") : Optional.empty();
                if (label.isPresent()) {
                    return label;
                }
                at = tag;
            }
        }
        return Optional.empty();
    }

    /** The value that follows a name, somewhere before the tag ends. */
    private Optional<String> named(String name) {
        if (at == end || !isSpace(body[at])) {
            return Optional.empty();
        }
        int close = indexOf(">", at, end);
        for (int found = indexOf(name, at, close); found < close; found = indexOf(name, found + 1, close)) {
            at = found + name.length();
            space();
            if (at < end && body[at] == '=') {
                at++;
                space();
                at += at < end && (body[at] == '"' || body[at] == '\'') ? 1 : 0;
                space();
                String value = word();
                if (!value.isEmpty()) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }

    private String word() {
        int start = at;
        while (at < end && (Character.isLetterOrDigit(body[at]) || "_-.:".indexOf(body[at]) >= 0)) {
            at++;
        }
        return new String(body, start, at - start, StandardCharsets.US_ASCII);
    }

    private void space() {
        while (at < end && isSpace(body[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte octet) {
        return octet == ' ' || (octet >= '\t' && octet <= '\r');
    }

    private boolean skip(String word) {
        boolean here = isAt(word, at);
        at += here ? word.length() : 0;
        return here;
    }

    /** Where the word is next; the limit when it is not there. */
    private int indexOf(String word, int from, int limit) {
        int last = limit - word.length();
        for (int i = from; i <= last; i++) {
            if (isAt(word, i)) {
                return i;
            }
        }
        return limit;
    }

    private boolean isAt(String word, int from) {
        if (from + word.length() > end) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toLowerCase(body[from + i]) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
