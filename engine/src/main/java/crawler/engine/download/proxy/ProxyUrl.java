package crawler.engine.download.proxy;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Locale;

/**
 * A proxy as settings and environments write it, taken apart.
 *
 * @param url without user and password
 * @param credentials the value of Proxy-Authorization, or the empty text
 */
record ProxyUrl(String url, String credentials) {

    /** @throws IllegalArgumentException when it is no URL of a proxy */
    static ProxyUrl of(String text, Charset encoding) {
        int scheme = text.indexOf("://");
        String rest = scheme < 0 ? text : text.substring(scheme + 3);
        int end = rest.indexOf('/');
        String authority = end < 0 ? rest : rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        String host = authority.substring(at + 1);
        if (!isHost(host)) { // what is told of it has no password, even where one hides the host
            throw new IllegalArgumentException(
                    "\"" + rest.substring(rest.lastIndexOf('@') + 1) + "\" is no host of a proxy");
        }
        String name = scheme < 0 ? "http" : text.substring(0, scheme).toLowerCase(Locale.ROOT);
        String credentials = at < 0 ? "" : basic(authority.substring(0, at), encoding);
        return new ProxyUrl(name + "://" + host, credentials);
    }

    /** A name or an address, with or without a port. */
    private static boolean isHost(String host) {
        int colon = host.indexOf(':', host.lastIndexOf(']') + 1);
        String port = colon < 0 ? "80" : host.substring(colon + 1);
        boolean number = !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        return !host.isEmpty()
                && colon != 0
                && host.chars().noneMatch(c -> c <= ' ' || c == '\\')
                && number
                && Integer.parseInt(port) < 1 << 16;
    }

    private static String basic(String userInfo, Charset encoding) {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        byte[] plain = (unquoted(user) + ":" + unquoted(password)).getBytes(encoding);
        return user.isEmpty() ? "" : "Basic " + Base64.getEncoder().encodeToString(plain);
    }

    private static String unquoted(String text) {
        return java.net.URLDecoder.decode(text.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    }
}
