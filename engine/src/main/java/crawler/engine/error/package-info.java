/**
 * Exceptions that steer a crawl or say why something was not got or not kept.
 *
 * <p>{@link crawler.engine.error.CloseSpider}, {@link crawler.engine.error.IgnoreRequest} and {@link
 * crawler.engine.error.DropItem} are thrown by spiders and components; {@link crawler.engine.error.DownloadError} and
 * {@link crawler.engine.error.HttpError} reach errbacks.
 */
package crawler.engine.error;
