/**
 * The kit for tests of spiders: whole crawls in memory and in virtual time, without a network and without waiting.
 *
 * <p>Read {@link crawler.engine.testing.TestCrawl} first, then {@link crawler.engine.testing.Answer} for what a site may
 * do; {@link crawler.engine.testing.FakeSite} is the site itself, for processes of one's own.
 */
package crawler.engine.testing;
