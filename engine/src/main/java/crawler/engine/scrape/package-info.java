/**
 * From a response to outputs, and on to the scheduler and the pipelines.
 *
 * <p>Read {@link crawler.engine.scrape.Scraper} first, then {@link crawler.engine.scrape.SpiderMiddleware}.
 */
package crawler.engine.scrape;
