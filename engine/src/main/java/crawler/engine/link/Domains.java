package crawler.engine.link;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Domains with all that is below them. One look-up per dot of a host, however many there are. Immutable.
 *
 * <p>As in Scrapy, host and port of a URL are compared as one: a domain without port is none of a URL's that names its port.
 */
record Domains(Set<String> names) {
    static final Domains NONE = of();

    static Domains of(String... domains) {
        Set<String> names = new HashSet<>();
        for (String domain : domains) {
            names.add(domain.toLowerCase(Locale.ROOT));
        }
        return new Domains(Set.copyOf(names));
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    boolean have(String url) {
        String host = authority(url);
        if (host.isEmpty()) {
            return false;
        }
        if (names.contains(host)) {
            return true;
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (names.contains(host.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    private static String authority(String url) {
        int slashes = url.indexOf("//");
        if (slashes < 0) {
            return "";
        }
        int end = slashes + 2;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(slashes + 2, end).toLowerCase(Locale.ROOT);
    }
}
