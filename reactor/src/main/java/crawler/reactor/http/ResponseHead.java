package crawler.reactor.http;

/**
 * Status line and header fields of an answer.
 *
 * @param version such as {@code HTTP/1.1}
 * @param fields names and values, alternating, as they came; to be read only
 * @param length of the body that follows; negative when only its end will tell
 */
public record ResponseHead(String version, int status, String reason, String[] fields, long length) {

    /** Whether the body ends with the connection, so that nobody can tell whether it is all. */
    public boolean endsWithConnection() {
        return length == Framing.UNTIL_CLOSE;
    }
}
