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
        if (host.isEmpty() || host.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("\"" + host + "\" is no host of a proxy");
        }
        String name = scheme < 0 ? "http" : text.substring(0, scheme).toLowerCase(Locale.ROOT);
        String credentials = at < 0 ? "" : basic(authority.substring(0, at), encoding);
        return new ProxyUrl(name + "://" + host, credentials);
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
