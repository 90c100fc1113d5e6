package crawler.engine.slot;

import java.util.Optional;

/**
 * What the settings say about a slot.
 *
 * @param concurrency how many downloads may run at once
 * @param delayNanos the time between the starts of two
 * @param randomize whether that is varied between half and one and a half of it
 * @param throttle whether AutoThrottle adjusts the delay, if the slot's own settings say so
 */
record SlotLimits(int concurrency, long delayNanos, boolean randomize, Optional<Boolean> throttle) {}
