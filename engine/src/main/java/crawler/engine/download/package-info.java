/**
 * From a request to a response: slots that keep to politeness, and handlers that get it.
 *
 * <p>Read {@link crawler.engine.download.Downloader} first, then {@link crawler.engine.download.Slots} and {@link
 * crawler.engine.download.http.HttpHandler}; {@link crawler.engine.download.DownloaderMiddleware} is what stands around it all.
 */
package crawler.engine.download;
