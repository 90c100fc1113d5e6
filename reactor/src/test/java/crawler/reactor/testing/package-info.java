/**
 * What the tests of this module share.
 *
 * <p>Read {@link crawler.reactor.testing.Tidy} first.
 */
package crawler.reactor.testing;
