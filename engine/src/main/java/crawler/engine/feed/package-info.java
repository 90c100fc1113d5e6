/**
 * From kept items to files.
 *
 * <p>Read {@link crawler.engine.feed.FeedExport} first, then {@link crawler.engine.feed.FeedOptions} and {@code Feed}, one feed
 * while it is written. The formats are in {@code format}, the places in {@code storage}, compression in {@code postprocess}.
 */
package crawler.engine.feed;
