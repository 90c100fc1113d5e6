/**
 * From a request to a response: the middlewares, the slot's time, and handlers that get it.
 *
 * <p>Read {@link crawler.engine.download.Downloader} first, then {@link
 * crawler.engine.download.http.HttpHandler}; {@link crawler.engine.download.DownloaderMiddleware} is what stands around it all.
 */
package crawler.engine.download;
