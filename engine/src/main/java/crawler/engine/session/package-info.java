/**
 * Sessions: each looks like one visitor, with cookies, a proxy and headers of its own, until a site bans it.
 *
 * <p>Read {@link crawler.engine.session.Sessions} first, the middleware that gives requests their sessions, then {@link
 * crawler.engine.session.Session} and {@code SessionPool}, which says how long one lives.
 */
package crawler.engine.session;
