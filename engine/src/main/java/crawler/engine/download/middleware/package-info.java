/**
 * The downloader middlewares that come with the engine. {@code DOWNLOADER_MIDDLEWARES} in {@code BuiltIn} is the list of them,
 * from the outermost to the innermost, with the reason for each place.
 *
 * <p>Read {@link crawler.engine.download.middleware.Offsite} first, the shortest, then {@link
 * crawler.engine.download.middleware.Redirect}, which answers with requests, and {@link
 * crawler.engine.download.middleware.RobotsTxt}, which has requests wait for another one.
 */
package crawler.engine.download.middleware;
