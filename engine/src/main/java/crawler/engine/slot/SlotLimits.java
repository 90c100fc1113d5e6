package crawler.engine.slot;

import crawler.settings.Settings;
import java.util.Optional;

/**
 * What the settings say about a slot.
 *
 * @param concurrency how many downloads may run at once
 * @param delayNanos the time between the starts of two
 * @param randomize whether that is varied between half and one and a half of it
 * @param throttle whether AutoThrottle adjusts the delay, if the slot's own settings say so
 */
record SlotLimits(int concurrency, long delayNanos, boolean randomize, Optional<Boolean> throttle) {

    /** Those of slots that have no entry of their own. */
    static SlotLimits of(Settings settings) {
        int perAddress = settings.get(Slots.CONCURRENT_REQUESTS_PER_IP);
        return new SlotLimits(
                perAddress > 0 ? perAddress : settings.get(Slots.CONCURRENT_REQUESTS_PER_DOMAIN),
                AutoThrottle.startDelay(settings).toNanos(),
                settings.get(Slots.RANDOMIZE_DOWNLOAD_DELAY),
                Optional.empty());
    }
}
