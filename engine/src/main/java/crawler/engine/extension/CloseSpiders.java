package crawler.engine.extension;

import crawler.engine.Crawler;
import crawler.engine.Event;
import crawler.engine.Event.ItemScraped;
import crawler.engine.Event.ResponseReceived;
import crawler.engine.Event.SpiderClosed;
import crawler.engine.Event.SpiderError;
import crawler.engine.Event.SpiderOpened;
import crawler.engine.error.NotConfigured;
import crawler.reactor.task.LoopingCall;
import crawler.reactor.time.DelayedCall;
import crawler.settings.Setting;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a crawl after so many pages, items or errors, or after some time; what is in flight is still dealt with. */
public final class CloseSpiders {
    public static final Setting<Integer> CLOSESPIDER_PAGECOUNT = limit("CLOSESPIDER_PAGECOUNT", "pages");
    public static final Setting<Integer> CLOSESPIDER_PAGECOUNT_NO_ITEM = Setting.ofInt(
                    "CLOSESPIDER_PAGECOUNT_NO_ITEM", 0)
            .min(0)
            .unit("pages")
            .doc("The crawl ends after so many pages in a row without an item; 0 for no limit.");
    public static final Setting<Integer> CLOSESPIDER_ITEMCOUNT = limit("CLOSESPIDER_ITEMCOUNT", "items");
    public static final Setting<Integer> CLOSESPIDER_ERRORCOUNT = limit("CLOSESPIDER_ERRORCOUNT", "errors");
    public static final Setting<Duration> CLOSESPIDER_TIMEOUT =
            Setting.ofSeconds("CLOSESPIDER_TIMEOUT", 0).doc("The crawl ends after this time; 0 for no limit.");
    public static final Setting<Duration> CLOSESPIDER_TIMEOUT_NO_ITEM = Setting.ofSeconds(
                    "CLOSESPIDER_TIMEOUT_NO_ITEM", 0)
            .doc("The crawl ends when no item came for this long; 0 for no limit.");

    private static final Logger LOG = LoggerFactory.getLogger(CloseSpiders.class);

    private final Crawler crawler;

    public CloseSpiders(Crawler crawler) {
        this.crawler = crawler;
        boolean any = count(CLOSESPIDER_PAGECOUNT, ResponseReceived.class, "closespider_pagecount")
                | count(CLOSESPIDER_ITEMCOUNT, ItemScraped.class, "closespider_itemcount")
                | count(CLOSESPIDER_ERRORCOUNT, SpiderError.class, "closespider_errorcount")
                | pagesWithoutItem()
                | time()
                | timeWithoutItem();
        if (!any) {
            throw new NotConfigured("no CLOSESPIDER_ setting is set");
        }
    }

    private static Setting<Integer> limit(String name, String unit) {
        return Setting.ofInt(name, 0)
                .min(0)
                .unit(unit)
                .doc("The crawl ends after so many " + unit + "; 0 for no limit.");
    }

    private boolean count(Setting<Integer> key, Class<? extends Event> type, String reason) {
        int limit = crawler.settings().get(key);
        int[] count = {0};
        if (limit > 0) {
            crawler.events().on(type, event -> {
                count[0]++;
                if (count[0] == limit) {
                    crawler.close(reason);
                }
            });
        }
        return limit > 0;
    }

    private boolean pagesWithoutItem() {
        int limit = crawler.settings().get(CLOSESPIDER_PAGECOUNT_NO_ITEM);
        int[] count = {0};
        if (limit > 0) {
            crawler.events().on(ItemScraped.class, event -> count[0] = 0);
            crawler.events().on(ResponseReceived.class, event -> {
                count[0]++;
                if (count[0] >= limit) {
                    crawler.close("closespider_pagecount_no_item");
                }
            });
        }
        return limit > 0;
    }

    private boolean time() {
        Duration limit = crawler.settings().get(CLOSESPIDER_TIMEOUT);
        if (limit.isZero()) {
            return false;
        }
        DelayedCall[] call = new DelayedCall[1];
        crawler.events()
                .on(
                        SpiderOpened.class,
                        event -> call[0] =
                                crawler.reactor().callLater(limit, () -> crawler.close("closespider_timeout")));
        crawler.events().on(SpiderClosed.class, event -> {
            if (call[0] != null && call[0].active()) {
                call[0].cancel();
            }
        });
        return true;
    }

    private boolean timeWithoutItem() {
        Duration interval = crawler.settings().get(CLOSESPIDER_TIMEOUT_NO_ITEM);
        if (interval.isZero()) {
            return false;
        }
        boolean[] scraped = new boolean[1];
        LoopingCall loop = new LoopingCall(crawler.reactor(), () -> {
            if (!scraped[0]) {
                LOG.info("No item came in the last {} s; the crawl ends", interval.toMillis() / 1e3);
                crawler.close("closespider_timeout_no_item");
            }
            scraped[0] = false;
        });
        crawler.events().on(ItemScraped.class, event -> scraped[0] = true);
        crawler.events().on(SpiderOpened.class, event -> loop.start(interval, false));
        crawler.events().on(SpiderClosed.class, event -> {
            if (loop.running()) {
                loop.stop();
            }
        });
        return true;
    }
}
