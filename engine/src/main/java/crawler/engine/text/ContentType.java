package crawler.engine.text;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** The value of a Content-Type header: the media type, and the encoding that it names. */
final class ContentType {
    private final String value;
    private int at;

    ContentType(String value) {
        this.value = value;
    }

    /** Before the first semicolon, in lower case. */
    String mime() {
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** What its first {@code charset} parameter means; a parameter inside of another's quotes is none. */
    Optional<Charset> charset() {
        for (at = 0; at < value.length(); at++) {
            String name = token("=; \t,");
            if (at < value.length() && value.charAt(at) == '=') {
                at++;
                Optional<String> label = label();
                if (label.isPresent() && name.equalsIgnoreCase("charset")) {
                    return EncodingLabel.charset(label.get());
                }
            }
            int next = value.indexOf(';', at);
            at = next < 0 ? value.length() : next;
        }
        return Optional.empty();
    }

    /** The parameter's value from here on; empty when it is not closed or something stands behind its closing quote. */
    private Optional<String> label() {
        if (at == value.length() || value.charAt(at) != '"') {
            return Optional.of(token("; \t,"));
        }
        StringBuilder quoted = new StringBuilder();
        for (at++; at < value.length() && value.charAt(at) != '"'; at++) {
            if (value.charAt(at) == '\\') {
                at++;
            }
            quoted.append(at < value.length() ? value.charAt(at) : "");
        }
        at++;
        boolean ends = at == value.length() || (at < value.length() && "; \t,".indexOf(value.charAt(at)) >= 0);
        at = Math.min(at, value.length());
        return ends ? Optional.of(quoted.toString()) : Optional.empty();
    }

    private String token(String ends) {
        while (at < value.length() && (value.charAt(at) == ' ' || value.charAt(at) == '\t')) {
            at++;
        }
        int start = at;
        while (at < value.length() && ends.indexOf(value.charAt(at)) < 0) {
            at++;
        }
        return value.substring(start, at);
    }
}
