package crawler.engine.slot;

import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses that hosts have answered from; knows those that answered last. */
final class Addresses {
    private static final int MOST_HOSTS = 10_000;

    private final Map<String, String> addresses = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_HOSTS;
        }
    };

    void learn(String host, String address) {
        addresses.put(host, address);
    }

    /** The address, or the host itself as long as none is known. */
    String of(String host) {
        return addresses.getOrDefault(host, host);
    }
}
