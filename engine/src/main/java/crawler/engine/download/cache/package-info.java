/**
 * Keeps responses from crawl to crawl and answers with them.
 *
 * <p>Read {@link crawler.engine.download.cache.HttpCache} first, then {@link crawler.engine.download.cache.CachePolicy} and
 * {@link crawler.engine.download.cache.CacheStorage}.
 */
package crawler.engine.download.cache;
