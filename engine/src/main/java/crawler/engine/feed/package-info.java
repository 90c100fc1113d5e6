/**
 * From kept items to files.
 *
 * <p>Read {@link crawler.engine.feed.FeedExport} first, then {@link crawler.engine.feed.ItemExporter} for the formats.
 */
package crawler.engine.feed;
