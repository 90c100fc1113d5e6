package crawler.engine.slot;

import crawler.engine.Request;
import crawlercommons.domains.EffectiveTldFinder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slots by registrable domain; remembers those of the hosts that were asked for last. */
final class DomainKey implements SlotKey {
    private static final int MOST_HOSTS = 10_000;

    private final Map<String, String> domains = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_HOSTS;
        }
    };

    @Override
    public String of(Request request) {
        return domains.computeIfAbsent(request.host(), DomainKey::domain);
    }

    private static String domain(String host) {
        if (host.indexOf(':') >= 0 || host.isEmpty()) {
            return host;
        }
        String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
        return domain == null || domain.isEmpty() ? host : domain;
    }
}
