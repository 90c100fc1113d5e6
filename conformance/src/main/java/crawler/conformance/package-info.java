/**
 * Programs that hold this project against Twisted's and Scrapy's behaviour; they call public API only.
 *
 * <p>Read {@link crawler.conformance.Cases} first, which runs traced programs on the reactor, then
 * {@link crawler.conformance.Adapter}, which answers pure functions line by line, and {@link
 * crawler.conformance.PlanSpider}, which crawls by a plan, and {@link crawler.conformance.PublicData}, which runs test data
 * of web standards.
 */
package crawler.conformance;
