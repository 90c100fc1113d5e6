package crawler.reactor.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads status line and header fields, however they come cut. Used again for each answer of a connection. */
final class HeadReader {
    /** As much as a head may have, with all informational ones before it; what OkHttp takes, too. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final String HTTP = "HTTP/1.";

    /** What old servers of streams begin with; OkHttp knows it, too. */
    private static final String ICY = "ICY ";

    private final Framing framing = new Framing();
    private byte[] line = new byte[256];
    private int length;
    private int total;
    private String[] fields = new String[32];
    private int fieldCount;
    private String version = "";
    private int status;
    private String reason = "";

    /** Reads on. @return whether the head is complete; the rest of {@code data} is the body's */
    boolean read(ByteBuffer data) {
        while (data.hasRemaining()) {
            byte b = data.get();
            if (b == '\n') {
                if (lineEnded()) {
                    return true;
                }
            } else {
                append(b);
            }
        }
        return false;
    }

    /** Whether nothing has come of a head yet. */
    boolean isEmpty() {
        return total == 0;
    }

    /** For the next answer. */
    void reset() {
        total = 0;
        restart();
    }

    /** For the next head of the same answer, which is in the bound on it: an answer may not be put off for ever. */
    void restart() {
        framing.reset();
        length = 0;
        fieldCount = 0;
        version = "";
        status = 0;
        reason = "";
    }

    private void append(byte b) {
        if (++total > MOST_BYTES) {
            throw new HttpParseError("the head of the answer has more than " + MOST_BYTES + " bytes");
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, length * 2);
        }
        line[length++] = b;
    }

    /** @return whether it was the empty line that ends the head */
    private boolean lineEnded() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        length = 0;
        if (version.isEmpty()) {
            statusLine(FieldText.of(line, 0, end));
            return false;
        }
        if (end > 0) {
            field(end);
            return false;
        }
        return true;
    }

    private void statusLine(String sent) {
        String text = sent.startsWith(ICY) ? "HTTP/1.0 " + sent.substring(ICY.length()) : sent;
        boolean wellFormed = text.startsWith(HTTP)
                && text.length() >= HTTP.length() + 5
                && text.charAt(HTTP.length() + 1) == ' '
                && isStatus(text, HTTP.length() + 2);
        if (!wellFormed) {
            String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
            throw new HttpParseError("not the status line of an HTTP/1 answer: \"" + shown + "\"");
        }
        version = text.substring(0, HTTP.length() + 1);
        status = Integer.parseInt(text, HTTP.length() + 2, HTTP.length() + 5, 10);
        reason = text.substring(HTTP.length() + 5).strip();
    }

    private static boolean isStatus(String text, int from) {
        for (int i = from; i < from + 3; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() == from + 3 || text.charAt(from + 3) == ' ';
    }

    private void field(int end) {
        if (line[0] == ' ' || line[0] == '\t') {
            continueLast(FieldText.of(line, 0, end).strip());
            return;
        }
        int colon = 0;
        while (colon < end && line[colon] != ':') {
            colon++;
        }
        if (colon == 0 || colon == end) { // no field at all: left out
            return;
        }
        int from = colon + 1;
        while (from < end && isSpace(line[from])) {
            from++;
        }
        int to = end;
        while (to > from && isSpace(line[to - 1])) {
            to--;
        }
        String name = FieldText.of(line, 0, colon).strip();
        add(name, name.equalsIgnoreCase("Location") ? FieldText.ofUrl(line, from, to) : FieldText.of(line, from, to));
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    private void add(String name, String value) {
        if (fieldCount + 2 > fields.length) {
            fields = Arrays.copyOf(fields, fields.length * 2);
        }
        fields[fieldCount++] = name;
        fields[fieldCount++] = value;
        framing.field(name, value);
    }

    /** A value that goes on in the next line (RFC 9112, 5.2). */
    private void continueLast(String more) {
        if (fieldCount > 0) {
            String value = fields[fieldCount - 1];
            fields[fieldCount - 1] = value.isEmpty() ? more : value + " " + more;
        }
    }

    int status() {
        return status;
    }

    ResponseHead head(boolean headRequest) {
        return new ResponseHead(version, status, reason, Arrays.copyOf(fields, fieldCount), body(headRequest));
    }

    long body(boolean headRequest) {
        return framing.body(headRequest, status);
    }

    boolean reusable(boolean headRequest) {
        return framing.reusable(version.endsWith("1"), headRequest, status);
    }
}
