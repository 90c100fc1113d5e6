/**
 * The site in the jar, so that spiders can be tried without a network.
 *
 * <p>Read {@link crawler.spiders.demo.DemoSite} first, the server; {@link crawler.spiders.demo.DemoNetwork} has all requests go
 * there.
 */
package crawler.spiders.demo;
