/**
 * The places where feeds are kept: files, the standard output, FTP servers.
 *
 * <p>Read {@link crawler.engine.feed.storage.FeedStorage} first, then {@link
 * crawler.engine.feed.storage.FileFeedStorage}.
 */
package crawler.engine.feed.storage;
