package crawler.bench.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** One HTTP answer: status line, the headers that it needs besides Content-Length, and body. */
record Reply(String status, String headers, byte[] body) {
    static Reply page(String contentType, byte[] body) {
        return new Reply("200 OK", "Content-Type: " + contentType + "\r\n", body);
    }

    static Reply moved(String location) {
        return new Reply("301 Moved Permanently", "Location: " + location + "\r\n", new byte[0]);
    }

    static Reply error(String status, String why) {
        return new Reply(status, "Content-Type: text/plain; charset=utf-8\r\n", (why + "\n").getBytes(UTF_8));
    }

    static Reply notFound(String target) {
        return error("404 Not Found", "nothing at " + target);
    }

    /** The answer as it goes over the wire; a HEAD request gets all but the body (RFC 9110, 9.3.2). */
    ByteBuffer encode(boolean head, boolean keepAlive) {
        String connection = keepAlive ? "" : "Connection: close\r\n";
        byte[] top = ("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n" + connection
                        + "\r\n")
                .getBytes(ISO_8859_1);
        if (head) {
            return ByteBuffer.wrap(top);
        }
        ByteBuffer whole = ByteBuffer.allocate(top.length + body.length);
        return whole.put(top).put(body).flip();
    }
}
