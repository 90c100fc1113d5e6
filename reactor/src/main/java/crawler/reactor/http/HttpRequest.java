package crawler.reactor.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request as it is sent: nothing is added to it but, where it has a body, the body's length.
 *
 * @param host the name or number of the machine to connect to
 * @param target what follows the method: path and query
 * @param fields names and values of header fields, alternating, {@code Host} among them; none that says where the body ends
 */
public record HttpRequest(String method, String host, int port, String target, List<String> fields, byte[] body) {
    /** What HTTP carries header fields in when they are not ASCII. */
    private static final Charset CHARSET = StandardCharsets.UTF_8;

    private static final int MOST_PORTS = 65_535;

    /** @throws IllegalArgumentException when a part would be read as something else by the server */
    public HttpRequest {
        if (fields.size() % 2 != 0) {
            throw new IllegalArgumentException("a header field has a name and a value: " + fields);
        }
        if (port < 0 || port > MOST_PORTS) {
            throw new IllegalArgumentException("a port is a number from 0 to " + MOST_PORTS + ", not " + port);
        }
        checkWord("method", method);
        checkWord("target", target);
        for (int i = 0; i < fields.size(); i += 2) {
            checkName(fields.get(i));
            checkValue(fields.get(i + 1));
        }
    }

    private static void checkWord(String what, String word) {
        boolean one = !word.isEmpty();
        for (int i = 0; i < word.length(); i++) {
            one &= word.charAt(i) > ' ';
        }
        if (!one) {
            throw new IllegalArgumentException("the " + what + " of a request is one word, not \"" + word + "\"");
        }
    }

    private static void checkName(String name) {
        checkWord("name of a header field", name);
        if (name.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a colon in the name of a header field: " + name);
        }
        if (name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("Transfer-Encoding")) {
            throw new IllegalArgumentException("leave " + name + " out: the length of the body is sent by itself");
        }
    }

    private static void checkValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException("a line end in the value of a header field: " + value);
            }
        }
    }

    /** Whether it may be sent a second time when nobody knows what became of the first (RFC 9110, 9.2.2). */
    boolean isIdempotent() {
        return switch (method) {
            case "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE" -> true;
            default -> false;
        };
    }

    /** Request line, header fields and the empty line. */
    byte[] head() {
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        for (int i = 0; i < fields.size(); i += 2) {
            head.append(fields.get(i)).append(": ").append(fields.get(i + 1)).append("\r\n");
        }
        if (body.length > 0 || method.equals("POST") || method.equals("PUT") || method.equals("PATCH")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(CHARSET);
    }
}
