/**
 * What is known about a URL from its characters alone: resolving, escaping, comparing, hashing, telling sites apart.
 *
 * <p>Read {@link crawler.engine.url.BaseUrl} first (a link becomes absolute), then {@link crawler.engine.url.SafeUrl} (it becomes
 * fit to be sent), then {@link crawler.engine.url.CanonicalUrl} and {@link crawler.engine.url.Fingerprint} (which requests are
 * the same). {@link crawler.engine.url.LinkHash} and {@link crawler.engine.url.SeenLinks} are the short cut in front of all of
 * these: most links of a page were seen before. Everything is static or immutable, and safe on any thread, except these two.
 */
package crawler.engine.url;
