/**
 * Cookies (RFC 6265): which are kept, and which go with a request. Of use without the rest.
 *
 * <p>Read {@link crawler.engine.cookie.Cookie} first.
 */
package crawler.engine.cookie;
