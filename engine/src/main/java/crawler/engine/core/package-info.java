/**
 * The crawl as a whole: the only package that knows all the others.
 *
 * <p>Read {@link crawler.engine.core.CrawlerProcess} first, then {@code Engine}, the main loop, and {@code Crawl}, which
 * puts the parts of one crawl together.
 */
package crawler.engine.core;
