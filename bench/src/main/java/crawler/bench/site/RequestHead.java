package crawler.bench.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/** The part of a request that the server looks at: method, target, and whether the connection stays open. */
record RequestHead(String method, String target, boolean keepAlive) {
    /** Takes the first complete request head out of a buffer in read mode; empty, and nothing taken, while it is not complete. */
    static Optional<RequestHead> take(ByteBuffer in) {
        int end = end(in);
        if (end < 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[end - in.position()];
        in.get(bytes);
        return Optional.of(parse(new String(bytes, ISO_8859_1)));
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    /** Whether the method is one that this server knows; the others may have a body, which it would not understand. */
    boolean isKnown() {
        return isHead() || method.equals("GET");
    }

    private static RequestHead parse(String head) {
        String line = head.substring(0, head.indexOf("\r\n"));
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || last == first) {
            return new RequestHead("", line, false);
        }
        boolean open =
                line.endsWith("HTTP/1.1") && !head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n");
        return new RequestHead(line.substring(0, first), line.substring(first + 1, last), open);
    }

    /** The index after the empty line that ends the head, or -1. */
    private static int end(ByteBuffer in) {
        for (int i = in.position() + 3; i < in.limit(); i++) {
            if (in.get(i) == '\n' && in.get(i - 1) == '\r' && in.get(i - 2) == '\n' && in.get(i - 3) == '\r') {
                return i + 1;
            }
        }
        return -1;
    }
}
