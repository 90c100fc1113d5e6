/**
 * The spider middlewares that come with the engine, from the engine to the spider: {@link
 * crawler.engine.scrape.middleware.StartSpider} 25, {@link crawler.engine.scrape.middleware.HttpErrors} 50, {@link
 * crawler.engine.scrape.middleware.UrlLength} 800 and {@link crawler.engine.scrape.middleware.Depth} 900.
 */
package crawler.engine.scrape.middleware;
