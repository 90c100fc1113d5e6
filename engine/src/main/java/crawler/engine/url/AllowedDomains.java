package crawler.engine.url;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The domains that a crawl stays on: a host is allowed when it is one of them or ends in "." and one of them (Scrapy's
 * {@code allowed_domains}, the pattern {@code ^(.*\.)?(d1|d2)$}).
 *
 * <p>One look-up per dot of the host, however many domains there are, and nothing allocated. Domains are taken literally, so
 * one that is not in lower case or starts with a dot or "*." matches no host. No domains at all allow every host.
 */
public final class AllowedDomains {
    private final boolean everything;
    private final List<String> unusable;
    private final String[] table;

    private AllowedDomains(Collection<String> domains) {
        List<String> refused = new ArrayList<>();
        this.everything = domains.isEmpty();
        this.table = new String[Integer.highestOneBit(domains.size() + 1) * 4];
        for (String domain : domains) {
            if (isUrl(domain) || endsInPort(domain)) {
                refused.add(domain);
            } else {
                put(domain);
            }
        }
        this.unusable = List.copyOf(refused);
    }

    /** The set of these domains. */
    public static AllowedDomains of(Collection<String> domains) {
        return new AllowedDomains(domains);
    }

    /** Entries that are a URL or carry a port: they allow nothing, and whoever wrote them should be told. */
    public List<String> unusable() {
        return unusable;
    }

    /** Whether the host of this URL is allowed; a URL without host is not, unless everything is. */
    public boolean allows(String url) {
        if (everything) {
            return true;
        }
        long range = UrlParts.hostRange(url);
        int start = UrlParts.start(range);
        int end = UrlParts.end(range);
        int hash = 0;
        for (int i = end - 1; i >= start; i--) {
            hash = mixed(hash, url.charAt(i));
            boolean wholeName = i == start || url.charAt(i - 1) == '.';
            if (wholeName && contains(hash, url, i, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUrl(String domain) {
        return domain.startsWith("http://") || domain.startsWith("https://");
    }

    private static boolean endsInPort(String domain) {
        int digits = domain.length();
        while (digits > 0 && UrlText.isDigit(domain.charAt(digits - 1))) {
            digits--;
        }
        boolean colon = digits > 0 && digits < domain.length() && domain.charAt(digits - 1) == ':';
        return colon && domain.indexOf(':') == digits - 1; // with more colons it is an IPv6 address
    }

    private void put(String domain) {
        int hash = 0;
        for (int i = domain.length() - 1; i >= 0; i--) {
            hash = mixed(hash, domain.charAt(i));
        }
        int slot = slot(hash);
        while (table[slot] != null) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = domain;
    }

    private boolean contains(int hash, String url, int from, int end) {
        for (int slot = slot(hash); table[slot] != null; slot = slot + 1 & table.length - 1) {
            if (isSame(table[slot], url, from, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(String domain, String url, int from, int end) {
        boolean same = domain.length() == end - from;
        for (int i = 0; same && i < domain.length(); i++) {
            same = domain.charAt(i) == Character.toLowerCase(url.charAt(from + i));
        }
        return same;
    }

    private static int mixed(int hash, char c) {
        return hash * 31 + Character.toLowerCase(c);
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9 >>> 7) & table.length - 1;
    }
}
