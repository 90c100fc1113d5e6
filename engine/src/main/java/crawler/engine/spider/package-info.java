/**
 * Kinds of spiders: what many spiders have in common, so that an author writes only what is special.
 *
 * <p>Read {@link crawler.engine.spider.CrawlSpider} first, which follows links by {@link crawler.engine.spider.Rule}s,
 * then {@link crawler.engine.spider.SitemapSpider}; {@link crawler.engine.spider.XmlFeedSpider} and {@link
 * crawler.engine.spider.CsvFeedSpider} read feeds, and a
 * {@link crawler.engine.spider.CollectorSpider} is put together of handlers instead of being a class. They stand in the
 * engine, since whoever writes spiders depends on nothing more; their requests name methods as callbacks, so that a
 * queue of them survives a restart.
 */
package crawler.engine.spider;
