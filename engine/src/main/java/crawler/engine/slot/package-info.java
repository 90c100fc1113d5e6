/**
 * Politeness as one law: each site has a slot, whose clock says when the next request to it may start.
 *
 * <p>Read {@link crawler.engine.slot.Slots} first, then {@code SlotClock}, where delay, concurrency, Crawl-delay, Retry-After
 * and back-off meet, and {@link crawler.engine.slot.Gate}, by which a scheduler asks before it hands out a request.
 */
package crawler.engine.slot;
