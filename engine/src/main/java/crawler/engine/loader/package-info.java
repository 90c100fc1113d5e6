/**
 * Items filled bit by bit from pages: Scrapy's item loaders.
 *
 * <p>Read {@link crawler.engine.loader.ItemLoader} first, then {@link crawler.engine.loader.LoaderRules} and {@link
 * crawler.engine.loader.Processors}.
 */
package crawler.engine.loader;
