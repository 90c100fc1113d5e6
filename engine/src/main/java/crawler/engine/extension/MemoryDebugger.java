package crawler.engine.extension;

import crawler.engine.Crawler;
import crawler.engine.Event.SpiderClosed;
import crawler.engine.error.NotConfigured;
import crawler.settings.Setting;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** Notes at the end of a crawl what the heap holds after a collection, and how much collecting there was. */
public final class MemoryDebugger {
    public static final Setting<Boolean> MEMDEBUG_ENABLED = Setting.ofBoolean("MEMDEBUG_ENABLED", false)
            .doc("Whether the stats say what the heap holds at the end of a crawl, after a collection.");

    private final Crawler crawler;

    public MemoryDebugger(Crawler crawler) {
        if (!crawler.settings().get(MEMDEBUG_ENABLED)) {
            throw new NotConfigured("MEMDEBUG_ENABLED is false");
        }
        this.crawler = crawler;
        crawler.events().on(SpiderClosed.class, event -> note());
    }

    private void note() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        crawler.stats().set("memdebug/heap_used_after_gc", used);
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            crawler.stats().increment("memdebug/gc_count", Math.max(0, collector.getCollectionCount()));
            crawler.stats().increment("memdebug/gc_millis", Math.max(0, collector.getCollectionTime()));
        }
    }
}
