/**
 * Which Referer header a request may have (W3C, Referrer Policy).
 *
 * <p>Read {@link crawler.engine.referrer.ReferrerPolicy} first, then {@link crawler.engine.referrer.StandardPolicy}; {@link
 * crawler.engine.referrer.Referrers} finds the one that counts.
 */
package crawler.engine.referrer;
