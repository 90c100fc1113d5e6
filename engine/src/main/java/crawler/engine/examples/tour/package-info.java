/**
 * A crawler of eight small classes, the tutorial's last example: a guided tour of the real one, whose classes have the
 * same names.
 *
 * <p>Read {@link crawler.engine.examples.tour.ChoutiSpider} first, which has the {@code main}, then {@link
 * crawler.engine.examples.tour.CrawlerProcess}, {@link crawler.engine.examples.tour.Crawler} and {@link
 * crawler.engine.examples.tour.ExecutionEngine}, the heart; {@link crawler.engine.examples.tour.Scheduler}, {@link
 * crawler.engine.examples.tour.Request}, {@link crawler.engine.examples.tour.Response} and {@link
 * crawler.engine.examples.tour.Spider} are what it moves about. Each says where the real one is.
 */
package crawler.engine.examples.tour;
