package crawler.engine.download.middleware;

import crawler.engine.download.middleware.RobotsSites.Site;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sites by origin, of which those that were not asked for longest are forgotten when all are too large in sum. */
final class RecentSites {

    /** What a site weighs that has no rules. */
    private static final int LEAST_SIZE = 256;

    private final Map<String, Site> sites = new LinkedHashMap<>(16, 0.75f, true);
    private final long most;
    private long size;

    RecentSites(long most) {
        this.most = most;
    }

    /** Null when it is not known. */
    Site get(String origin) {
        return sites.get(origin);
    }

    Site getOrAdd(String origin) {
        return sites.computeIfAbsent(origin, key -> {
            size += LEAST_SIZE;
            return new Site();
        });
    }

    /** The rules of a site have come; forgets as many sites as have to be, never one that somebody waits for. */
    void resized(int by) {
        size += by;
        Iterator<Site> eldest = sites.values().iterator();
        while (size > most && eldest.hasNext()) {
            Site site = eldest.next();
            if (site.isSettled()) {
                size -= LEAST_SIZE + site.size();
                eldest.remove();
            }
        }
    }
}
