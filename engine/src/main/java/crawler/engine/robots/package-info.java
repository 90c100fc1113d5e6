/**
 * What robots.txt says (RFC 9309): a pure function of its bytes.
 *
 * <p>Read {@link crawler.engine.robots.RobotsRules} first; {@link crawler.engine.robots.RobotsParser} reads the lines,
 * {@link crawler.engine.robots.PathPattern} decides which path matches which rule; {@code RobotsSection} holds rules that
 * several agents share.
 */
package crawler.engine.robots;
