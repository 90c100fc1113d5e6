/**
 * What is done with the bytes of a feed before they are stored: compression.
 *
 * <p>Read {@link crawler.engine.feed.postprocess.PostProcessor} first, then {@link
 * crawler.engine.feed.postprocess.GzipPlugin}.
 */
package crawler.engine.feed.postprocess;
