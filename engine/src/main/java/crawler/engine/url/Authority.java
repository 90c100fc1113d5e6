package crawler.engine.url;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** User, host and port as they stand between "//" and the path, made safe to send. */
final class Authority {
    private Authority() {}

    /**
     * The authority with its user escaped, its host lower-cased and in ASCII (IDNA 2003, as Scrapy) and its port as a plain number.
     *
     * @throws InvalidUrlException when the port is no port, or brackets stand around anything but an IPv6 host
     */
    static String safe(String raw, String url) {
        StringBuilder out = new StringBuilder(raw.length() + 8);
        int at = raw.lastIndexOf('@');
        if (raw.lastIndexOf('[', at) >= 0 || raw.lastIndexOf(']', at) >= 0) {
            throw new InvalidUrlException(url, "a bracket in its user name hides which host is meant");
        }
        if (at >= 0) {
            appendUser(raw.substring(0, at), out);
        }
        String hostAndPort = raw.substring(at + 1);
        int hostEnd = hostEnd(hostAndPort, url);
        out.append(safeHost(hostAndPort.substring(0, hostEnd), url));
        if (hostEnd + 1 < hostAndPort.length()) {
            out.append(':').append(port(hostAndPort.substring(hostEnd + 1), url));
        }
        return out.toString();
    }

    private static void appendUser(String userinfo, StringBuilder out) {
        int colon = userinfo.indexOf(':');
        requote(colon < 0 ? userinfo : userinfo.substring(0, colon), out);
        if (colon >= 0) {
            out.append(':');
            requote(userinfo.substring(colon + 1), out);
        }
        out.append('@');
    }

    /** Unescapes, then escapes again, so that a percent sign that escapes nothing is escaped as well. */
    private static void requote(String text, StringBuilder out) {
        int plain = 0;
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', plain)) {
            Percent.encode(text.substring(plain, i), StandardCharsets.UTF_8, UrlChars.USERINFO, out);
            int octet = Percent.octetAt(text, i);
            Percent.append(octet < 0 ? '%' : octet, UrlChars.USERINFO, out);
            plain = octet < 0 ? i + 1 : i + 3;
        }
        Percent.encode(text.substring(plain), StandardCharsets.UTF_8, UrlChars.USERINFO, out);
    }

    private static int hostEnd(String hostAndPort, String url) {
        int close = hostAndPort.indexOf(']');
        int open = hostAndPort.indexOf('[');
        if (open < 0 && close < 0) {
            int colon = hostAndPort.indexOf(':');
            return colon < 0 ? hostAndPort.length() : colon;
        }
        boolean closed = open == 0 && close > 0;
        if (!closed || close + 1 < hostAndPort.length() && hostAndPort.charAt(close + 1) != ':') {
            throw new InvalidUrlException(url, "brackets of an IPv6 host do not match");
        }
        return close + 1;
    }

    private static String safeHost(String host, String url) {
        if (host.startsWith("[")) {
            return bracketed(host, url);
        }
        int zone = host.indexOf('%');
        String lower = zone < 0 ? UrlText.lower(host) : UrlText.lower(host.substring(0, zone)) + host.substring(zone);
        return UrlText.isAscii(lower) ? lower : international(lower, url);
    }

    private static String bracketed(String host, String url) {
        String address = host.substring(1, host.length() - 1);
        if (!IpLiteral.isValid(address)) {
            throw new InvalidUrlException(url, "\"" + address + "\" in brackets is no IPv6 address");
        }
        return UrlText.lower(host);
    }

    private static String international(String host, String url) {
        String normal = Normalizer.normalize(host, Normalizer.Form.NFKC);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if ("/?#@:\\".indexOf(c) >= 0 && host.indexOf(c) < 0) {
                throw new InvalidUrlException(url, "its host turns into another when Unicode is normalised");
            }
        }
        try {
            return IDN.toASCII(normal, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return host; // a label that is empty or too long: the name server will refuse it, as it does in Scrapy
        }
    }

    private static int port(String digits, String url) {
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            port = UrlText.isDigit(c) ? port * 10 + c - '0' : 65536;
            if (port > 65535) {
                throw new InvalidUrlException(url, "port \"" + digits + "\" is not a number from 0 to 65535");
            }
        }
        return port;
    }
}
