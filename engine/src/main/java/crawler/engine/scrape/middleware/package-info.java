/**
 * The spider middlewares that come with the engine. {@code SPIDER_MIDDLEWARES} in {@code BuiltIn} is the list of them, from
 * the engine to the spider, with the reason for each place.
 *
 * <p>Read {@link crawler.engine.scrape.middleware.HttpErrors} first, which looks at pages, then {@link
 * crawler.engine.scrape.middleware.Depth}, which changes requests.
 */
package crawler.engine.scrape.middleware;
