/**
 * The formats of feeds: JSON, JSON Lines, CSV and XML, byte for byte as Scrapy writes them.
 *
 * <p>Read {@link crawler.engine.feed.format.ItemExporter} first, then {@link crawler.engine.feed.format.ExportOptions} and
 * {@link crawler.engine.feed.format.JsonLinesExporter}.
 */
package crawler.engine.feed.format;
