/**
 * The programs of the Twisted tutorials that get pages; each has a {@code main}, which takes URLs.
 *
 * <p>Read {@link crawler.engine.examples.DeferredGuide} first, then {@link crawler.engine.examples.GetPages}, {@link
 * crawler.engine.examples.InlineTasks} and {@link crawler.engine.examples.CloseWait}, each of which adds one thought;
 * {@link crawler.engine.examples.tour} puts them together to a small crawler.
 */
package crawler.engine.examples;
