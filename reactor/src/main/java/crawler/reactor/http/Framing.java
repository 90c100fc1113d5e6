package crawler.reactor.http;

/** Where the body of an answer ends, as its head says (RFC 9112, section 6.3), and whether another may follow it. */
final class Framing {
    static final long UNTIL_CLOSE = -1;
    static final long CHUNKED = -2;

    private boolean chunked;
    private boolean otherCoding;
    private boolean stated;
    private boolean contradictory;
    private long length = UNTIL_CLOSE;
    private boolean close;
    private boolean keepAlive;

    void reset() {
        chunked = false;
        otherCoding = false;
        stated = false;
        contradictory = false;
        length = UNTIL_CLOSE;
        close = false;
        keepAlive = false;
    }

    /** Takes note of a header field. */
    void field(String name, String value) {
        switch (name.length()) {
            case 10 -> {
                if (name.equalsIgnoreCase("Connection")) {
                    close |= has(value, "close");
                    keepAlive |= has(value, "keep-alive");
                }
            }
            case 14 -> {
                if (name.equalsIgnoreCase("Content-Length")) {
                    length(value);
                }
            }
            case 17 -> {
                if (name.equalsIgnoreCase("Transfer-Encoding")) {
                    chunked = value.equalsIgnoreCase("chunked");
                    otherCoding = !chunked && !value.equalsIgnoreCase("identity");
                }
            }
            default -> {}
        }
    }

    /** One length, said as often as one likes; a list or a sign is no length, and who knows what else reads it as. */
    private void length(String value) {
        long next = number(value);
        contradictory |= (stated && next != length)
                || value.indexOf(',') >= 0
                || (!value.isEmpty() && "+-".indexOf(value.charAt(0)) >= 0);
        stated = true;
        length = next;
    }

    /**
     * What follows the head: a number of bytes, {@link #CHUNKED} or {@link #UNTIL_CLOSE}.
     *
     * @throws HttpParseError when it has several lengths, or is in a coding that nobody has asked for, so that nobody knows
     *     where it ends
     */
    long body(boolean headRequest, int status) {
        if (headRequest || hasNoBody(status)) {
            return 0;
        }
        if (chunked) {
            return CHUNKED;
        }
        if (otherCoding) {
            throw new HttpParseError("an answer in a transfer coding other than chunked");
        }
        if (contradictory) {
            throw new HttpParseError("an answer with lengths that contradict each other");
        }
        return length;
    }

    private static boolean hasNoBody(int status) {
        return status == 204 || status == 205 || status == 304 || status / 100 == 1;
    }

    /** Whether the connection can be used again after this body. */
    boolean reusable(boolean http11, boolean headRequest, int status) {
        boolean persistent = (http11 ? !close : keepAlive && !close) && status != 101; // that is another protocol now
        boolean ambiguous = chunked && length >= 0;
        boolean unannounced = body(headRequest, status) == UNTIL_CLOSE;
        boolean bodyWhereNoneMayBe = !headRequest && hasNoBody(status) && status != 304 && (chunked || length > 0);
        return persistent && !ambiguous && !unannounced && !bodyWhereNoneMayBe;
    }

    private static boolean has(String list, String token) {
        if (list.length() < token.length()) {
            return false;
        }
        for (String part : list.split(",", -1)) {
            if (part.strip().equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }

    private static long number(String value) {
        long number = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > Long.MAX_VALUE / 100) {
                return UNTIL_CLOSE;
            }
            number = number * 10 + digit;
        }
        return value.isEmpty() ? UNTIL_CLOSE : number;
    }
}
