package crawler.engine.url;

/** The grammar of what may stand in a host's brackets: an IPv6 address, or one of a future version (RFC 3986, 3.2.2). */
final class IpLiteral {
    private IpLiteral() {}

    static boolean isValid(String literal) {
        if (literal.startsWith("v") || literal.startsWith("V")) {
            return isFuture(literal);
        }
        int zone = literal.indexOf('%');
        if (zone >= 0) {
            return zone + 1 < literal.length()
                    && literal.indexOf('%', zone + 1) < 0
                    && isV6(literal.substring(0, zone));
        }
        return isV6(literal);
    }

    private static boolean isFuture(String literal) {
        int dot = literal.indexOf('.');
        return dot > 1 && dot + 1 < literal.length() && isHex(literal, 1, dot);
    }

    private static boolean isV6(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return pieces(address, true) == 8;
        }
        int before = pieces(address.substring(0, gap), false);
        int after = pieces(address.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < 8;
    }

    /** How many 16-bit pieces the text consists of, or -1 when it is malformed; an IPv4 address at the end counts as two. */
    private static int pieces(String text, boolean last) {
        if (text.isEmpty()) {
            return 0;
        }
        int count = 0;
        int start = 0;
        while (true) {
            int colon = text.indexOf(':', start);
            int end = colon < 0 ? text.length() : colon;
            boolean v4 = last && colon < 0 && isV4(text.substring(start));
            if (!v4 && (end == start || end - start > 4 || !isHex(text, start, end))) {
                return -1;
            }
            count += v4 ? 2 : 1;
            if (colon < 0) {
                return count;
            }
            start = colon + 1;
        }
    }

    private static boolean isHex(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean isV4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return false;
        }
        for (String octet : octets) {
            boolean plain =
                    !octet.isEmpty() && octet.length() <= 3 && octet.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!plain || octet.length() > 1 && octet.startsWith("0") || Integer.parseInt(octet) > 255) {
                return false;
            }
        }
        return true;
    }
}
